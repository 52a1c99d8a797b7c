import { Fragment, useEffect, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { OpenedPackage, PackageOther } from "../../preload/contract.ts";
import { ask, refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { UserText } from "../components/user-text.tsx";
import { count, counted, moment, momentInFull } from "../format.ts";
import { MissingValue } from "../workflow/entry-card.tsx";
import { otherFieldValue, otherKind, otherLabel } from "./other-words.ts";

interface Page {
  readonly entries: readonly PackageOther[];
  /** null: there are no more. */
  readonly next: number | null;
  readonly refused: Refused | null;
  readonly isLoading: boolean;
}

const nothing: Page = { entries: [], next: null, refused: null, isLoading: true };

/** What is lacking for one and the same reason is said once. */
function Missing({ missing }: { missing: PackageOther["missing"] }) {
  const reasons = [...new Set(missing.map(({ because }) => because))];
  return reasons.map((because) => {
    const fields = missing.filter((one) => one.because === because).map(({ field }) => otherLabel(field));
    return (
      <Fragment key={because}>
        <dt>
          <bdi>{fields.join(", ")}</bdi>
        </dt>
        <dd>
          <MissingValue because={because} />
        </dd>
      </Fragment>
    );
  });
}

function Other({ entry, zone }: { entry: PackageOther; zone: string }) {
  const { seq, at, kind, actor, fields, missing } = entry;
  const shown = Object.entries(fields).flatMap(([field, value]) => {
    const text = otherFieldValue(kind, field, value, zone);
    return text === "" ? [] : [[field, text] as const];
  });
  return (
    <li>
      <article className="entry">
        <header className="entry-head">
          <h3>
            <bdi>{otherKind(kind)}</bdi>
          </h3>
          <small className="faint">
            {actor !== null && (
              <>
                <bdi>{[actor.name, actor.role].filter((part) => part !== "").join(", ")}</bdi> ·{" "}
              </>
            )}
            <time dateTime={at} title={momentInFull(at, zone)}>
              {moment(at, zone)}
            </time>
          </small>
        </header>
        <dl className="facts">
          {shown.map(([field, text]) => (
            <Fragment key={field}>
              <dt>
                <bdi>{otherLabel(field)}</bdi>
              </dt>
              <dd>
                <UserText text={text} />
              </dd>
            </Fragment>
          ))}
          <Missing missing={missing} />
        </dl>
        <p className="entry-foot mono">entry no. {count(seq)}</p>
      </article>
    </li>
  );
}

/** Entries of the package that belong to no case, such as exports and requests: read when somebody wants to see them. */
export function PackageOthers({ opened, zone }: { opened: OpenedPackage; zone: string }) {
  const [open, setOpen] = useState(false);
  if (opened.others === 0) return null;
  return (
    <section aria-label="Entries of no case" className="package-others">
      <p className="hint">
        {counted(opened.others, "entry belongs", "entries belong")} to no case, such as exports and requests.{" "}
        <Button look="quiet" small aria-expanded={open} onPress={() => setOpen(!open)}>
          {open ? "Hide them" : "Show them"}
        </Button>
      </p>
      {open && <OtherList token={opened.token} zone={zone} />}
    </section>
  );
}

function OtherList({ token, zone }: { token: string; zone: string }) {
  const [page, setPage] = useState<Page>(nothing);
  const [after, setAfter] = useState<number | null>(null);
  useEffect(() => {
    let gone = false;
    setPage((now) => ({ ...now, isLoading: true, refused: null }));
    ask("package.others", { token, after }).then(
      ({ entries, next }) => {
        if (gone) return;
        setPage((now) => ({ entries: [...now.entries, ...entries], next, refused: null, isLoading: false }));
      },
      (error: unknown) => {
        if (!gone) setPage((now) => ({ ...now, refused: refusedOf(error), isLoading: false }));
      },
    );
    return () => {
      gone = true;
    };
  }, [token, after]);
  return (
    <>
      <ol className="timeline">
        {page.entries.map((entry) => (
          <Other key={entry.seq} entry={entry} zone={zone} />
        ))}
      </ol>
      <ErrorNote refused={page.refused} />
      {page.next !== null && (
        <Button look="quiet" small busy={page.isLoading} onPress={() => setAfter(page.next)}>
          Show more
        </Button>
      )}
    </>
  );
}
