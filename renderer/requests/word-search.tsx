import { Search } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { WordHit } from "../../main/model/records-view.ts";
import { ask, on, refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Note } from "../components/note.tsx";
import { Tag } from "../components/tag.tsx";
import { count, counted } from "../format.ts";
import { caseTitle } from "../words.ts";
import type { AtRequest } from "./at-request.ts";
import { fieldLabel } from "./request-words.ts";
import { foundSentence, hitWords, standingOfHit } from "./word-hits.ts";

interface WordSearchProps {
  readonly at: AtRequest;
  /** What is looked for now; empty: nothing. */
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly onShow: (hit: WordHit) => void;
}

interface Found {
  readonly hits: readonly WordHit[] | null;
  readonly refused: Refused | null;
}

/** Looks again whenever something about the choice has changed. */
function useHits({ view }: AtRequest, words: string): Found {
  const [found, setFound] = useState<Found>({ hits: null, refused: null });
  const { id } = view.row;
  const { revision } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision may have other hits
  useEffect(() => {
    let gone = false;
    const look = async () => {
      try {
        const hits = await ask("requests.find-words", { id, words });
        if (!gone) setFound({ hits, refused: null });
      } catch (error) {
        if (!gone) setFound({ hits: null, refused: refusedOf(error) });
      }
    };
    if (words === "") setFound({ hits: null, refused: null });
    else void look();
    return () => {
      gone = true;
    };
  }, [id, revision, words]);
  return found;
}

/** Sealed pictures that were not read yet: words in them can’t be found. */
function useUnread(): number {
  const [waiting, setWaiting] = useState(0);
  useEffect(() => on("reading.waiting", (event) => setWaiting(event.waiting)), []);
  return waiting;
}

function Hit({ at, hit, onShow }: { at: AtRequest; hit: WordHit; onShow: () => void }) {
  const summary = at.view.cases.find((one) => one.summary.id === hit.case)?.summary;
  const standing = hitWords[standingOfHit(at.view, hit)];
  const where = `${fieldLabel(hit.field)}, entry no. ${count(hit.seq)}`;
  return (
    <li className="row hit">
      <div className="row-text">
        <span>
          <bdi>“{hit.excerpt}”</bdi>
        </span>
        <small>
          {where}
          {summary && <> · {caseTitle(summary)}</>}
        </small>
      </div>
      <Tag tone={standing.tone}>{standing.words}</Tag>
      <Button small onPress={onShow} aria-label={`Show: ${where}`}>
        Show
      </Button>
    </li>
  );
}

function Hits({
  at,
  words,
  hits,
  onShow,
}: Pick<WordSearchProps, "at" | "words" | "onShow"> & { hits: readonly WordHit[] }) {
  const unread = useUnread();
  const standings = hits.map((hit) => standingOfHit(at.view, hit));
  return (
    <>
      <p role="status" className="found">
        {foundSentence(words, standings)}
      </p>
      {hits.length > 0 && (
        <ul className="list hits" aria-label="Where it stands">
          {hits.map((hit, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word may stand twice in the same field
            <Hit key={`${hit.seq} ${hit.field} ${n}`} at={at} hit={hit} onShow={() => onShow(hit)} />
          ))}
        </ul>
      )}
      <Note tone={unread > 0 ? "warn" : "plain"}>
        <p>
          {unread > 0 && `${counted(unread, "picture has", "pictures have")} not been read yet. `}
          The computer misses words in pictures, and other spellings of a name. Look at every picture yourself.
        </p>
      </Note>
    </>
  );
}

/** Looks for a name in everything that would go out, the text found in pictures included. */
export function WordSearch({ at, words, onWords, onShow }: WordSearchProps) {
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  const { hits, refused } = useHits(at, words);
  const field = useRef<HTMLInputElement>(null);
  const close = () => {
    field.current?.focus();
    onWords("");
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    onWords(typed.trim());
  };
  return (
    <section className="word-search" aria-label="Look for a name">
      <search>
        <form className="form-row" onSubmit={send}>
          <div className="search">
            <Search size={16} aria-hidden="true" />
            <input
              ref={field}
              type="search"
              className="field"
              aria-label="Look for a name in everything that would go out"
              placeholder="Look for a name in everything that would go out"
              value={typed}
              maxLength={200}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </div>
          <Button type="submit">Look for it</Button>
          {words !== "" && (
            <Button look="quiet" onPress={close}>
              Close
            </Button>
          )}
        </form>
      </search>
      <ErrorNote refused={refused} />
      {hits !== null && <Hits at={at} words={words} hits={hits} onShow={onShow} />}
    </section>
  );
}
