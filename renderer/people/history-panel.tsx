import { HistoryList } from "../accounts/history-list.tsx";

/** Longer histories are folded. */
const shownFirst = 8;

/** What happened to a person or a department, as a panel among others. */
export function HistoryPanel(props: Omit<Parameters<typeof HistoryList>[0], "shownFirst">) {
  return (
    <section className="panel" aria-label="History">
      <h2>History</h2>
      <HistoryList {...props} shownFirst={shownFirst} />
    </section>
  );
}
