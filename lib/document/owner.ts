/** The path of the construct that a resource is the main part of. */
export function ownerOf(path: string): string {
  return path.replace(/\/Resource$/, "");
}

/** The path of the construct below which a part stands, such as the function of a grant; its own where there is none. */
export function holderOf(path: string): string {
  const owner = ownerOf(path);
  return owner.includes("/") ? owner.slice(0, owner.lastIndexOf("/")) : owner;
}
