import { ExternalLink } from "lucide-react";
import type { Action } from "../../main/model/case-view.ts";
import type { ActionRule } from "../../main/model/policy-pack.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { RadioChoices } from "../components/choices.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Form } from "../components/form.tsx";
import { TextBox } from "../components/text-box.tsx";
import { TimeBox } from "../components/time-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { useDraft } from "../stores/drafts.ts";
import { fromWall, instantOf } from "../zoned-time.ts";
import { type AtCase, draftKey, openingOf, type StepProps, useRecord } from "./at-case.ts";
import { KeepForm } from "./keep-panel.tsx";
import { recordedFoot } from "./recorded-foot.ts";
import { ShutNote } from "./shut-note.tsx";

interface Offer {
  readonly action: Action;
  readonly rule: ActionRule;
}

/** The actions of the case with their rules, those that can be done first. */
function offersOf(at: AtCase): readonly Offer[] {
  const offers = at.view.progress.actions.flatMap((action) => {
    const rule = at.pack.actions.find((one) => one.id === action.id);
    return rule ? [{ action, rule }] : [];
  });
  return offers.filter(({ action }) => action.state === "open" || action.state === "shut");
}

function Visit({ at }: { at: AtCase }) {
  const { address } = openingOf(at.view.entries).fields;
  const visit = useSubmit(() => ask("cases.visit", { id: at.view.summary.id }));
  if (address === null) return null;
  return (
    <>
      <div className="form-row">
        <Button icon={ExternalLink} onPress={() => void visit.run()} busy={visit.busy}>
          Open it in the browser
        </Button>
        <small className="faint ellipsis">{address}</small>
      </div>
      <ErrorNote refused={visit.refused} />
    </>
  );
}

const noEnd = { when: "", note: "", lasting: "no-end" as "no-end" | "until", until: "" };

function BlockUntil(props: { draft: typeof noEnd; change: (part: Partial<typeof noEnd>) => void; zone: string }) {
  const { draft, change, zone } = props;
  return (
    <>
      <RadioChoices
        label="How long"
        inline
        value={draft.lasting}
        onChange={(lasting) => change({ lasting })}
        choices={[
          { value: "no-end", label: "Without an end" },
          { value: "until", label: "Until a date" },
        ]}
      />
      {draft.lasting === "until" && (
        <TimeBox
          label="Blocked until"
          value={draft.until}
          onChange={(until) => change({ until })}
          zone={zone}
          ahead
          required
        />
      )}
    </>
  );
}

/** The end of the last thing that had to come before: an action of the same minute counts as after it. */
function lastSealed(at: AtCase): string | null {
  return at.view.entries.findLast((entry) => entry.kind !== "case.amended")?.at ?? null;
}

function ActionForm({ at, rule, left }: { at: AtCase; rule: ActionRule; left: number }) {
  const [draft, change, clear] = useDraft(draftKey(at, `action:${rule.id}`), noEnd);
  const submit = useRecord(
    at,
    `${rule.doneLabel}: recorded.`,
    clear,
    () => {
      const now = new Date();
      const typed = draft.when === "" ? null : instantOf(draft.when, at.zone, now, lastSealed(at));
      const until = draft.lasting === "until" ? fromWall(draft.until, at.zone) : null;
      return {
        step: "action",
        action: rule.id,
        doneAt: draft.when === "" ? now.toISOString() : (typed ?? draft.when),
        note: draft.note,
        until: rule.kind === "user.blocked" ? until : null,
      };
    },
    left > 1,
  );
  return (
    <Form submit={submit} action="Confirm: it is done" label={rule.label} foot={recordedFoot}>
      <p className="instruction">{rule.instruction}</p>
      <Visit at={at} />
      <TimeBox
        label="When it was done"
        value={draft.when}
        onChange={(when) => change({ when })}
        zone={at.zone}
        orNow
        required
      />
      {rule.kind === "user.blocked" && <BlockUntil draft={draft} change={change} zone={at.zone} />}
      <TextBox label="Note (optional)" value={draft.note} onChange={(note) => change({ note })} lines={2} />
    </Form>
  );
}

/** Takes the content down or shuts the author out: first at the platform, then recorded here. */
export function ActionStep({ at }: Pick<StepProps<"action">, "at">) {
  const offers = offersOf(at);
  const open = offers.filter(({ action }) => action.state === "open");
  const [draft, change] = useDraft(draftKey(at, "action"), { chosen: "" });
  const chosen = open.find(({ rule }) => rule.id === draft.chosen) ?? open[0];
  if (chosen === undefined) return <NothingOpen at={at} offers={offers} />;
  return (
    <>
      {offers.length > 1 && (
        <RadioChoices
          label="What you are doing"
          value={chosen.rule.id}
          onChange={(next) => change({ chosen: next })}
          choices={offers.map(({ action, rule }) => ({
            value: rule.id,
            label: rule.label,
            disabled: action.state !== "open",
            more: action.state === "shut" ? [action.because, action.citation].filter(Boolean).join(" ") : undefined,
          }))}
        />
      )}
      {offers.length === 1 && <h3>{chosen.rule.label}</h3>}
      <ActionForm key={chosen.rule.id} at={at} rule={chosen.rule} left={open.length} />
    </>
  );
}

function NothingOpen({ at, offers }: { at: AtCase; offers: readonly Offer[] }) {
  const shut = offers.find(({ action }) => action.state === "shut")?.action;
  return (
    <>
      {shut?.state === "shut" && <ShutNote because={shut.because} citation={shut.citation} />}
      {at.view.progress.keep.state === "open" && <KeepForm at={at} />}
    </>
  );
}
