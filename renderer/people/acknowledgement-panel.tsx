import { Printer } from "lucide-react";
import { useState } from "react";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { Acknowledgement } from "../../main/model/register-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Tag } from "../components/tag.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { plainDate } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { AcknowledgeForm, AttachForm, ForwardForm } from "./acknowledge-form.tsx";
import {
  type AcknowledgementStage,
  acknowledgementStage,
  nextWords,
  otherVersion,
  stageTag,
} from "./acknowledgement-words.ts";
import { type AtPerson, showForm } from "./at-person.ts";
import { postingNow } from "./people-words.ts";
import { SealedFile } from "./sealed-file.tsx";

type Rule = NonNullable<PolicyPack["register"]["acknowledgement"]>;

function Signed({ signed, rule, at }: { signed: Acknowledgement; rule: Rule; at: AtPerson }) {
  const other = otherVersion(signed.policy, at.pack);
  return (
    <dl className="facts">
      <dt>Signed</dt>
      <dd>
        {plainDate(signed.signedOn)}
        {other && <small className="faint block">{other}</small>}
      </dd>
      <dt>Scan</dt>
      <dd>{signed.scan === null ? <span className="faint">none</span> : <SealedFile file={signed.scan} />}</dd>
      {(rule.forwardTo !== null || signed.forwardedOn !== null) && (
        <>
          <dt>Forwarded</dt>
          <dd>
            {signed.forwardedOn === null ? (
              <span className="warn-ink">not yet</span>
            ) : (
              <>
                {plainDate(signed.forwardedOn)}, to <bdi>{signed.forwardedTo}</bdi>
              </>
            )}
          </dd>
        </>
      )}
    </dl>
  );
}

function TheText({ rule }: { rule: Rule }) {
  return (
    <details className="more acknowledgement-text">
      <summary>What is signed: “{rule.title}”</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to be able to scroll it */}
      <section className="content-quote" aria-label={rule.title} tabIndex={0}>
        {rule.text.split(/\n\s*\n/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </section>
    </details>
  );
}

interface WaysProps {
  readonly at: AtPerson;
  readonly stage: AcknowledgementStage;
  /** Can it be sent on now? */
  readonly canForward: boolean;
  /** A signature that lacks its scan; null: there is none. */
  readonly unscanned: Acknowledgement | null;
  /** Which form of a signature is open. */
  readonly open: "attach" | "sign" | null;
  readonly onOpen: (form: "attach" | "sign") => void;
}

/** What can be done next: send it on, attach the form, note a signature, print what is to be signed. */
function Ways({ at, stage, canForward, unscanned, open, onOpen }: WaysProps) {
  const { id, acknowledgement: signed } = at.view.person;
  const isForwarding = at.doing === "forward";
  const print = useSubmit(async () => {
    const reply = await ask("register.save-acknowledgement", { person: id });
    if (reply !== null) announce(`“${reply.saved}” saved.`);
  });
  return (
    <>
      <ErrorNote refused={print.refused} />
      <div className="form-row">
        {canForward && (
          <Button
            look="primary"
            aria-expanded={isForwarding}
            onPress={() => showForm(id, isForwarding ? undefined : "forward")}
          >
            Mark forwarded…
          </Button>
        )}
        {unscanned !== null && (
          <Button aria-expanded={open === "attach"} onPress={() => onOpen("attach")}>
            Attach the form…
          </Button>
        )}
        <Button
          look={stage === "missing" ? "primary" : unscanned === null ? "plain" : "quiet"}
          aria-expanded={open === "sign"}
          onPress={() => onOpen("sign")}
        >
          {signed === null ? "It was signed…" : "Signed again…"}
        </Button>
        <Button icon={Printer} look="quiet" onPress={() => void print.run()} busy={print.busy}>
          Save the form as PDF…
        </Button>
      </div>
    </>
  );
}

/** The ways of somebody who has not left, with the form that is open. */
function Doing({ at, rule, stage }: { at: AtPerson; rule: Rule; stage: AcknowledgementStage }) {
  const [isAgain, setAgain] = useState(false);
  const { id, acknowledgement: signed } = at.view.person;
  const unscanned = signed !== null && signed.scan === null ? signed : null;
  // Whoever comes for a signature that lacks its scan comes to attach it.
  const signing = unscanned !== null && !isAgain ? "attach" : "sign";
  const open = at.doing === "acknowledge" ? signing : null;
  const canForward = stage === "signed";
  const close = () => {
    setAgain(false);
    showForm(id);
  };
  const show = (form: "attach" | "sign") => {
    if (open === form) return close();
    setAgain(form === "sign");
    showForm(id, "acknowledge");
  };
  return (
    <>
      <Ways {...{ at, stage, canForward, unscanned, open }} onOpen={show} />
      {open === "attach" && unscanned !== null && <AttachForm at={at} signed={unscanned} onClose={close} />}
      {open === "sign" && <AcknowledgeForm at={at} onClose={close} />}
      {canForward && at.doing === "forward" && <ForwardForm at={at} rule={rule} />}
    </>
  );
}

/** What whoever may post signs: the form, the signature with its scan, and where it went. [A-6.b.ii, N-VI.A] */
export function AcknowledgementPanel({ at }: { at: AtPerson }) {
  const { view, pack } = at;
  const { person } = view;
  const rule = pack.register.acknowledgement;
  if (rule === null) return null;
  const { forwardTo, days } = rule;
  const stage = acknowledgementStage(person, postingNow(view).length > 0, forwardTo);
  const tag = stageTag(stage, forwardTo);
  const next = nextWords(stage, forwardTo, days);
  return (
    <section className="panel" aria-label="Acknowledgement">
      <div className="section-head">
        <h2>Acknowledgement</h2>
        <Tag tone={tag.tone}>{tag.words}</Tag>
      </div>
      {next !== null && <p className="hint">{next}</p>}
      {person.acknowledgement !== null && <Signed signed={person.acknowledgement} rule={rule} at={at} />}
      <TheText rule={rule} />
      {person.left === null && <Doing at={at} rule={rule} stage={stage} />}
    </section>
  );
}
