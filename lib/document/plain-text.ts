import { type Cursor, NotRead } from "./cursor";

const RUN = /[^$%"\\]+/y;
const ESCAPE = /\\(?:[nrt"\\]|u[\da-fA-F]{4}|U[\da-fA-F]{8})/y;
const ESCAPED: { [letter: string]: string } = { n: "\n", r: "\r", t: "\t" };

/** The next piece of text in a template. In quotes, a backslash begins an escape sequence. */
export function plainText(cursor: Cursor, quoted: boolean): string {
  const run = cursor.match(RUN)?.[0];
  if (run !== undefined) return run;
  if (cursor.sees("$${") || cursor.sees("%%{")) {
    cursor.at += 3;
    return cursor.source.slice(cursor.at - 2, cursor.at);
  }
  // Template directives, such as loops, are not supported.
  if (cursor.sees("%{")) throw new NotRead();
  if (quoted && cursor.next === "\\") return escaped(cursor);
  cursor.at++;
  return cursor.source[cursor.at - 1];
}

function escaped(cursor: Cursor): string {
  const escape = cursor.match(ESCAPE)?.[0] ?? "";
  const letter = escape[1];
  if (escape.length === 2) return Object.hasOwn(ESCAPED, letter) ? ESCAPED[letter] : letter;
  const point = parseInt(escape.slice(2), 16);
  if (!(point <= 0x10ffff)) throw new NotRead();
  return String.fromCodePoint(point);
}
