import { ownMember } from "../../main/model/own-member.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { Workplan } from "../../main/model/register-view.ts";
import { Button } from "../components/button.tsx";
import { Tag } from "../components/tag.tsx";
import { UserText } from "../components/user-text.tsx";
import { firstCitation } from "../custodians/custody-words.ts";
import { listed, plainDate } from "../format.ts";
import { type AtDepartment, showDepartmentForm } from "./at-department.ts";
import { emptyParts, planAgain } from "./department-words.ts";
import { SealedFile } from "./sealed-file.tsx";
import { WorkplanForm } from "./workplan-form.tsx";

type Rule = NonNullable<PolicyPack["register"]["workplan"]>;

function Plan({ plan, rule, today }: { plan: Workplan; rule: Rule; today: string }) {
  const again = planAgain(plan, rule);
  const missing = emptyParts(plan, rule);
  return (
    <>
      <p className="hint">
        Of {plainDate(plan.on)}, recorded by <bdi>{plan.by}</bdi>.
        {again !== null && ` To be looked at again ${again < today ? "since" : "by"} ${plainDate(again)}.`}
      </p>
      {plan.file && <SealedFile file={plan.file} />}
      <dl className="plan-parts">
        {rule.parts
          .filter(({ id }) => (ownMember(plan.parts, id) ?? "") !== "")
          .map(({ id, label }) => (
            <div key={id}>
              <dt>{label}</dt>
              <dd>
                <UserText text={ownMember(plan.parts, id) ?? ""} />
              </dd>
            </div>
          ))}
      </dl>
      {missing.length > 0 && plan.file === null && (
        <p className="hint warn-ink">Nothing is said of {listed(missing.map((part) => `“${part}”`))}.</p>
      )}
    </>
  );
}

/** The department’s social media workplan: mission, goals, audience, and the file. [A-6.a] */
export function WorkplanPanel({ at }: { at: AtDepartment }) {
  const { view, pack, today, doing } = at;
  const { name, workplan } = view.department;
  const rule = pack.register.workplan;
  if (rule === null) return null;
  const isOpen = doing === "workplan";
  const again = workplan === null ? null : planAgain(workplan, rule);
  const isOld = again !== null && again < today;
  return (
    <section className="panel" aria-label="Workplan">
      <div className="section-head">
        <h2>
          Workplan {workplan === null ? <Tag tone="warn">Missing</Tag> : isOld && <Tag tone="warn">Look again</Tag>}
        </h2>
        <Button
          small
          look={workplan === null || isOld ? "primary" : "plain"}
          aria-expanded={isOpen}
          onPress={() => showDepartmentForm(name, isOpen ? undefined : "workplan")}
        >
          {workplan === null ? "Record the workplan…" : "A new one…"}
        </Button>
      </div>
      {workplan === null ? (
        <p className="hint">
          Each department with accounts has one: {listed(rule.parts.map(({ label }) => label.toLowerCase()))}.{" "}
          <cite>{firstCitation(pack, rule.clauses)}</cite>
        </p>
      ) : (
        <Plan plan={workplan} rule={rule} today={today} />
      )}
      {isOpen && <WorkplanForm at={at} rule={rule} />}
    </section>
  );
}
