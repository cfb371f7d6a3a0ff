import { Runtime } from "../../lib/functions/runtime";
import { LIFECYCLES } from "../../lib/functions/runtime-lifecycles";

// https://cloud.google.com/functions/docs/runtime-support, page of 2026-04-14; of a month, its last day.
test("the table has the dates that Google has announced", () => {
  const old = (date: string) => ({ deprecated: date, decommissioned: date });
  expect(LIFECYCLES).toEqual({
    nodejs26: {},
    nodejs24: { deprecated: "2028-04-30", decommissioned: "2028-10-31" },
    nodejs22: { deprecated: "2027-04-30", decommissioned: "2027-10-31" },
    nodejs20: { deprecated: "2026-04-30", decommissioned: "2026-10-30" },
    nodejs18: { deprecated: "2025-04-30", decommissioned: "2025-10-30" },
    ...rows(["nodejs6", "nodejs8", "nodejs10", "nodejs12", "nodejs14", "nodejs16"], old("2025-01-30")),
    python314: { deprecated: "2030-10-10", decommissioned: "2031-04-10" },
    python313: { deprecated: "2029-10-10", decommissioned: "2030-04-10" },
    python312: { deprecated: "2028-10-02", decommissioned: "2029-04-02" },
    python311: { deprecated: "2027-10-24", decommissioned: "2028-04-24" },
    python310: { deprecated: "2026-10-04", decommissioned: "2027-04-04" },
    python39: { deprecated: "2025-10-05", decommissioned: "2026-04-05" },
    python38: { deprecated: "2024-10-14", decommissioned: "2025-10-14" },
    python37: { deprecated: "2024-01-30", decommissioned: "2025-01-30" },
    ...rows(["go127", "go126", "go125"], {}),
    go124: { deprecated: "2026-09-02", decommissioned: "2027-03-02" },
    go123: { deprecated: "2026-02-21", decommissioned: "2026-08-21" },
    go122: { deprecated: "2026-01-28", decommissioned: "2026-07-28" },
    go121: { deprecated: "2025-09-03", decommissioned: "2026-03-03" },
    ...rows(["go111", "go113", "go116", "go118", "go119", "go120"], old("2025-05-01")),
    java25: { deprecated: "2031-10-31" },
    java21: { deprecated: "2031-09-30" },
    java17: { deprecated: "2027-10-31" },
    java11: { deprecated: "2024-10-31", decommissioned: "2025-10-31" },
    ruby40: { deprecated: "2029-03-31", decommissioned: "2029-09-30" },
    ruby34: { deprecated: "2028-03-31", decommissioned: "2028-09-30" },
    ruby33: { deprecated: "2027-03-31", decommissioned: "2027-09-30" },
    ruby32: { deprecated: "2026-03-31", decommissioned: "2026-09-30" },
    ...rows(["ruby26", "ruby27", "ruby30"], old("2025-03-31")),
    php85: { deprecated: "2029-12-31", decommissioned: "2030-06-30" },
    php84: { deprecated: "2028-12-31", decommissioned: "2029-06-30" },
    php83: { deprecated: "2027-12-31", decommissioned: "2028-06-30" },
    php82: { deprecated: "2026-12-31", decommissioned: "2027-06-30" },
    php81: { deprecated: "2025-12-31", decommissioned: "2026-06-30" },
    php74: { deprecated: "2024-01-30", decommissioned: "2025-01-30" },
    dotnet10: { deprecated: "2028-11-14", decommissioned: "2029-05-14" },
    dotnet8: { deprecated: "2026-11-10", decommissioned: "2027-05-10" },
    dotnet6: { deprecated: "2024-11-12", decommissioned: "2025-11-12" },
    dotnet3: { deprecated: "2024-01-30", decommissioned: "2025-01-30" },
  });
});

const rows = <T>(ids: string[], lifecycle: T) => Object.fromEntries(ids.map((id) => [id, lifecycle]));

test.each(Object.entries(LIFECYCLES))(
  "%s has real dates, and is not decommissioned before it is deprecated",
  (id, dates) => {
    const { deprecated, decommissioned } = dates;
    for (const date of [deprecated, decommissioned].filter((day) => day !== undefined)) {
      expect(new Date(date).toISOString().slice(0, 10)).toBe(date);
    }
    if (decommissioned) expect([deprecated, decommissioned].sort()).toEqual([deprecated, decommissioned]);
    expect(Runtime.of(id).id).toBe(id);
  },
);

test("the table has every runtime that has a constant", () => {
  const constants = Object.values(Runtime).filter((value) => value instanceof Runtime);
  expect(constants.map(({ id }) => id).filter((id) => !(id in LIFECYCLES))).toEqual([]);
});
