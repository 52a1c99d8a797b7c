import { Gavel } from "lucide-react";
import { useEffect, useState } from "react";
import type { CaseSummary } from "../../main/model/case-view.ts";
import type { Refused } from "../../main/model/error-code.ts";
import { ask, refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { CheckChoices } from "../components/choices.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { OutcomeTag } from "../components/tag.tsx";
import { moment } from "../format.ts";
import { noFilters } from "../stores/log.ts";
import { caseTitle } from "../words.ts";
import { useAtAccount } from "./at-account.ts";
import { casesOf, type ReviewDraft } from "./review-draft.ts";
import { startCaseOn } from "./start-case.ts";

/** Older ones have nothing to do with a round that is made now. */
const shown = 6;

/** The newest cases on the account; null until they are read. */
export function useNewestCases(account: string): {
  readonly cases: readonly CaseSummary[] | null;
  readonly refused: Refused | null;
} {
  const [cases, setCases] = useState<readonly CaseSummary[] | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  useEffect(() => {
    let wanted = true;
    ask("log.search", { query: "", filters: { ...noFilters, account }, after: null, limit: shown }).then(
      (page) => wanted && setCases(page.cases),
      (error: unknown) => wanted && setRefused(refusedOf(error)),
    );
    return () => {
      wanted = false;
    };
  }, [account]);
  return { cases, refused };
}

interface CasesProps {
  readonly draft: ReviewDraft;
  readonly change: (part: Partial<ReviewDraft>) => void;
  readonly cases: readonly CaseSummary[] | null;
  readonly refused: Refused | null;
}

/** Cases that come of the round: started from here, or ticked because they were started already. */
export function RoundCases({ draft, change, cases, refused }: CasesProps) {
  const { view, pack } = useAtAccount();
  const start = () => {
    change({ startedAt: draft.startedAt || new Date().toISOString() });
    startCaseOn(view.account.id);
  };
  return (
    <div className="round-cases">
      <Button icon={Gavel} onPress={start}>
        Start a case from it
      </Button>
      <p className="hint">This round stays here half-filled: come back and record it when the case is started.</p>
      {cases !== null && cases.length > 0 && (
        <CheckChoices<string>
          label="Cases that came of it"
          hint="The newest cases on this account. Tick those that were started because of this round."
          value={casesOf(draft, cases)}
          onChange={(next) => change({ cases: next })}
          choices={cases.map((summary) => ({
            value: summary.id,
            label: <bdi>{caseTitle(summary)}</bdi>,
            more: (
              <>
                opened {moment(summary.openedAt, pack.timeZone)} <OutcomeTag summary={summary} />
              </>
            ),
          }))}
        />
      )}
      <ErrorNote refused={refused} />
    </div>
  );
}
