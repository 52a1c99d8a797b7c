import { AccessList } from "./access-list.tsx";

/** What was done with the vault's secrets on this computer. */
export function Activity({ vault }: { vault: string }) {
  return (
    <section className="panel activity" aria-label="Activity">
      <h2>Who saw or copied what</h2>
      <p className="sub">
        On this computer, newest first. It is kept for as long as the log, and Custodia takes nothing out of it.
      </p>
      <AccessList vault={vault} credential={null} />
    </section>
  );
}
