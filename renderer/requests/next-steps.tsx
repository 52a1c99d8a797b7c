import { CopyBox } from "../packages/copy-box.tsx";
import type { AtRequest } from "./at-request.ts";
import { residentText } from "./resident-text.ts";

/** After a release: what is still to be done by hand. Nothing of it is recorded. */
export function NextSteps({ at }: { at: AtRequest }) {
  const { answer, slip, row } = at.view;
  if (answer === null || answer.package === null || row.disposed) return null;
  return (
    <section aria-label="What is left to do">
      <h3>What is left to do</h3>
      <ol className="next-steps">
        <li>
          Take <bdi>{answer.package.name}</bdi> out of the folder that you chose.
        </li>
        {slip.length > 0 && <li>Print and sign the withholding slip: data/withholding-slip.html in the package.</li>}
        <li>
          Have it sent by <b>{row.authority}</b>, who answers requests by the policy, with this text:
        </li>
      </ol>
      <CopyBox label="Text for the requester" text={residentText(at.view, at.pack)} />
    </section>
  );
}
