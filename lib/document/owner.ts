/** The path of the construct that owns a resource. */
export function ownerOf(path: string): string {
  return path.replace(/\/Resource$/, "");
}

/** The path of the parent of a construct, such as the function of a grant; its own path if it has no parent. */
export function holderOf(path: string): string {
  const owner = ownerOf(path);
  return owner.includes("/") ? owner.slice(0, owner.lastIndexOf("/")) : owner;
}
