import { useEffect, useState } from "react";
import { recordsDuties } from "../../main/model/records-duties.ts";
import { vaultDuties } from "../../main/model/vault-duties.ts";
import { Button } from "../components/button.tsx";
import { Tag } from "../components/tag.tsx";
import { type DutyGroup, type DutyLine, dutyGroups } from "../duties.ts";
import { shortCitation } from "../format.ts";
import { aimAt } from "../stores/aim.ts";
import { useCurrentPack } from "../stores/packs.ts";
import { go } from "../stores/place.ts";
import { useRecordsStore } from "../stores/records.ts";
import { useDesk } from "../stores/vault.ts";

/** The day may turn while the window stays open, in milliseconds. */
const lookAgain = 60_000;

/** What is due for the vaults and the records; null until it is known. */
export function useDutyGroups(): readonly DutyGroup[] | null {
  const pack = useCurrentPack();
  const desk = useDesk();
  const { desk: records, refused } = useRecordsStore();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), lookAgain);
    return () => clearInterval(timer);
  }, []);
  if (pack === null || desk === null || (records === null && refused === null)) return null;
  const ofRecords = records === null ? [] : recordsDuties(pack, records, now);
  return dutyGroups([...ofRecords, ...vaultDuties(pack, desk, now)], desk.vaults, now);
}

function Line({ line, first }: { line: DutyLine; first: boolean }) {
  const pack = useCurrentPack();
  return (
    <li className="row duty">
      <Tag tone={line.tone}>{line.tag}</Tag>
      <div className="row-text">
        <bdi className="t">{line.title}</bdi>
        <small>
          <bdi>{line.why.replace(/\.$/, "")}</bdi> · <cite>{shortCitation(line.citation, pack?.shortTitle ?? "")}</cite>
        </small>
      </div>
      <small className="when">{line.when}</small>
      <Button
        look={first ? "primary" : "plain"}
        aria-label={`${line.action}: ${line.title}`}
        onPress={() => {
          aimAt(line.aim);
          go(line.place);
        }}
      >
        {line.action}
      </Button>
    </li>
  );
}

/** Duties, most urgent first, each with the button that leads to it. [A-6.h.i, N-V.4] */
export function DutyList({ groups }: { groups: readonly DutyGroup[] }) {
  const first = groups[0]?.lines[0]?.id;
  return groups.map(({ title, lines }) => (
    <section key={title}>
      <h2 className="group">{title}</h2>
      <ul className="list">
        {lines.map((line) => (
          <Line key={line.id} line={line} first={line.id === first} />
        ))}
      </ul>
    </section>
  ));
}
