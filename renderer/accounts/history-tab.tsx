import { draftKey, recordAccount, useAtAccount } from "./at-account.ts";
import { HistoryList } from "./history-list.tsx";

/** Everything that happened to the account. [A-6.g] */
export function HistoryTab() {
  const { view, pack } = useAtAccount();
  return (
    <HistoryList
      history={view.history}
      pack={pack}
      draft={draftKey(view.account.id, "strike")}
      takeBack={(event, because) => recordAccount(view, { step: "strike", event, because })}
    />
  );
}
