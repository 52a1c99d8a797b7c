import type { DeviceDesk } from "../../main/model/device-view.ts";
import { counted } from "../format.ts";

/** The policy’s own words, how often it wants a check, and what checking does to this computer. */
export function PolicyBeside({ policy }: Pick<DeviceDesk, "policy">) {
  return (
    <aside className="beside" aria-label="The policy, and what is looked at">
      {policy !== null && (
        <section aria-label="The policy">
          <h2 className="group">The policy says</h2>
          <blockquote className="quote">
            {policy.text}
            <cite>{policy.citation}</cite>
          </blockquote>
          <p className="notice">
            A check counts for {counted(policy.everyDays, "day")}. {policy.basis}
          </p>
        </section>
      )}
      <section aria-label="What a check does">
        <h2 className="group">What a check does</h2>
        <p className="notice">
          Custodia only reads: it changes nothing on this computer, needs no administrator, and sends nothing anywhere.
          The result is kept in the log.{policy !== null && " It looks once a day by itself while it is open."}
        </p>
      </section>
    </aside>
  );
}
