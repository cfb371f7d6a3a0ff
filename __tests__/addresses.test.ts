import { readFileSync } from "node:fs";
import { join } from "node:path";
import { currentAddresses, lostAddresses, recordedAddresses, recordedMoves } from "./support/addresses";

const current = currentAddresses();
const moves = recordedMoves();

test.each(recordedAddresses())(
  "every address of version %s is there, or was moved in api/addresses/moved.txt",
  (_version, recorded) => {
    expect(recorded.length).toBeGreaterThan(100);
    expect(lostAddresses(recorded, current, moves)).toEqual([]);
  },
);

test("the version of the package has its addresses on record", () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  expect(recordedAddresses().map(([recorded]) => recorded)).toContain(version);
});

test("the changelog tells each move to the people who apply it", () => {
  const changelog = readFileSync(join(__dirname, "..", "CHANGELOG.md"), "utf8");
  const named = moves.flat().map((address) => address.split(" ")[1]);
  expect(named.filter((address) => !changelog.includes(address))).toEqual([]);
});

describe("an address that is gone", () => {
  const [first, ...others] = current;

  test("is found where no move says where it went", () => {
    expect(lostAddresses(current, others, [])).toEqual([first]);
    expect(lostAddresses(current, others, [[first, "shop google_pubsub_topic.nowhere"]])).toEqual([first]);
  });

  test("is none where it was moved, in one step or in several", () => {
    expect(lostAddresses(current, others, [[first, others[0]]])).toEqual([]);
    expect(
      lostAddresses(current, others, [
        [first, "shop google_pubsub_topic.between"],
        ["shop google_pubsub_topic.between", others[0]],
      ]),
    ).toEqual([]);
  });

  test("is found where moves lead in a circle", () => {
    expect(
      lostAddresses(current, others, [
        [first, "shop google_pubsub_topic.a"],
        ["shop google_pubsub_topic.a", first],
      ]),
    ).toEqual([first]);
  });
});
