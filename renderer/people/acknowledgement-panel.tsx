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
import { acknowledgementStage, nextWords, otherVersion, stageTag } from "./acknowledgement-words.ts";
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

/** What whoever may post signs: the form, the signature with its scan, and where it went. [A-6.b.ii, N-VI.A] */
export function AcknowledgementPanel({ at }: { at: AtPerson }) {
  const [isAgain, setAgain] = useState(false);
  const { view, pack, doing } = at;
  const { person } = view;
  const rule = pack.register.acknowledgement;
  const print = useSubmit(async () => {
    const reply = await ask("register.save-acknowledgement", { person: person.id });
    if (reply !== null) announce(`“${reply.saved}” saved.`);
  });
  if (rule === null) return null;
  const { forwardTo } = rule;
  const stage = acknowledgementStage(person, postingNow(view).length > 0, forwardTo);
  const tag = stageTag(stage, forwardTo);
  const next = nextWords(stage, forwardTo, rule.days);
  const isOpen = person.left === null;
  const toggle = (form: "acknowledge" | "forward") => showForm(person.id, doing === form ? undefined : form);
  const signed = person.acknowledgement;
  const unscanned = signed !== null && signed.scan === null ? signed : null;
  const isSigning = isOpen && doing === "acknowledge";
  // Whoever comes for a signature that lacks its scan comes to attach it.
  const isAttaching = isSigning && unscanned !== null && !isAgain;
  const close = () => {
    setAgain(false);
    showForm(person.id);
  };
  const show = (again: boolean) => {
    const isShown = isSigning && isAgain === again;
    setAgain(again && !isShown);
    showForm(person.id, isShown ? undefined : "acknowledge");
  };
  const canForward = isOpen && stage === "signed";
  return (
    <section className="panel" aria-label="Acknowledgement">
      <div className="section-head">
        <h2>Acknowledgement</h2>
        <Tag tone={tag.tone}>{tag.words}</Tag>
      </div>
      {next !== null && <p className="hint">{next}</p>}
      {person.acknowledgement !== null && <Signed signed={person.acknowledgement} rule={rule} at={at} />}
      <TheText rule={rule} />
      <ErrorNote refused={print.refused} />
      {isOpen && (
        <div className="form-row">
          {canForward && (
            <Button look="primary" aria-expanded={doing === "forward"} onPress={() => toggle("forward")}>
              Mark forwarded…
            </Button>
          )}
          {unscanned !== null && (
            <Button aria-expanded={isAttaching} onPress={() => show(false)}>
              Attach the form…
            </Button>
          )}
          <Button
            look={stage === "missing" ? "primary" : unscanned === null ? "plain" : "quiet"}
            aria-expanded={isSigning && !isAttaching}
            onPress={() => show(unscanned !== null)}
          >
            {signed === null ? "It was signed…" : "Signed again…"}
          </Button>
          <Button icon={Printer} look="quiet" onPress={() => void print.run()} busy={print.busy}>
            Save the form as PDF…
          </Button>
        </div>
      )}
      {isAttaching && <AttachForm at={at} signed={unscanned} onClose={close} />}
      {isSigning && !isAttaching && <AcknowledgeForm at={at} onClose={close} />}
      {canForward && doing === "forward" && <ForwardForm at={at} rule={rule} />}
    </section>
  );
}
