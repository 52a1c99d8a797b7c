import { Search, ShieldCheck, X } from "lucide-react";
import { useEffect } from "react";
import { Button, IconButton } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Screen } from "../components/screen.tsx";
import { count, counted, relativeMoment } from "../format.ts";
import { useReady } from "../stores/app.ts";
import { clearSearch, followLog, loadFacets, lookFor, noFilters, searchLog, useLog } from "../stores/log.ts";
import { useZone } from "../stores/packs.ts";
import { go } from "../stores/place.ts";
import { useVerification, verifyNow } from "../stores/verification.ts";
import { LogFilterBar } from "./log-filters.tsx";
import { LogList } from "./log-list.tsx";
import { VerifyPanel } from "./verify-panel.tsx";

function useHeaderSentence(): string {
  const { log } = useReady();
  const zone = useZone();
  const size = `${counted(log.entries, "entry", "entries")} in ${counted(log.cases, "case")}.`;
  const last = log.lastVerified;
  if (last === null) return `${size} Not verified yet.`;
  const when = relativeMoment(last.at, zone);
  if (!last.ok) return `${size} It did not verify ${when}.`;
  const newer = log.entries - last.entries;
  return newer > 0
    ? `${size} The first ${count(last.entries)} verified ${when}; ${counted(newer, "entry is", "entries are")} newer.`
    : `${size} Every one verified ${when}.`;
}

function SearchField() {
  const query = useLog((store) => store.query);
  return (
    <search className="search">
      <Search size={16} aria-hidden="true" />
      <input
        type="search"
        className="field"
        aria-label="Search the log"
        placeholder="Search text, author, reason, file name"
        value={query}
        maxLength={200}
        onChange={(event) => lookFor(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") lookFor("");
        }}
      />
      {query !== "" && <IconButton icon={X} label="Clear the search" onPress={() => lookFor("")} />}
    </search>
  );
}

function Empty() {
  const { query, filters } = useLog();
  const narrowed = query.trim() !== "" || JSON.stringify(filters) !== JSON.stringify(noFilters);
  return (
    <div className="nothing">
      <h2>{narrowed ? "No case matches" : "The log is empty"}</h2>
      <p>
        {narrowed
          ? "Try fewer words, or take a filter away. Words match from their beginning."
          : "It fills by itself: every step of a case becomes an entry that never changes."}
      </p>
      {narrowed ? (
        <Button onPress={clearSearch}>Show every case</Button>
      ) : (
        <Button look="primary" onPress={() => go({ screen: "remove" })}>
          Start a case
        </Button>
      )}
    </div>
  );
}

function Found() {
  const { found, loaded, query, filters } = useLog();
  if (!loaded || found === null) return null;
  const narrowed = query.trim() !== "" || JSON.stringify(filters) !== JSON.stringify(noFilters);
  const words = found.more
    ? `More than ${count(found.cases)} cases match.`
    : `${counted(found.cases, "case matches", "cases match")}.`;
  return (
    <p role="status" className={narrowed ? "found" : "unseen"}>
      {words}
    </p>
  );
}

/** Everything that was ever recorded, to browse and to search. */
export function Log() {
  const sentence = useHeaderSentence();
  const running = useVerification((store) => store.running);
  const { cases, loaded, refused } = useLog();
  useEffect(() => {
    void searchLog();
    void loadFacets();
    return followLog();
  }, []);
  return (
    <Screen
      filled
      title="Removal log"
      sub={sentence}
      actions={
        <Button icon={ShieldCheck} onPress={() => void verifyNow()} busy={running}>
          Verify now
        </Button>
      }
    >
      <VerifyPanel />
      <div className="log-bar">
        <SearchField />
        <LogFilterBar />
      </div>
      <ErrorNote refused={refused} />
      <Found />
      {loaded && cases.length === 0 && refused === null ? <Empty /> : <LogList />}
    </Screen>
  );
}
