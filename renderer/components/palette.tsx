import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { closePalette, usePalette } from "../stores/palette.ts";
import { type Finding, useFindings } from "./use-findings.ts";

function Findings(props: {
  list: string;
  findings: readonly Finding[];
  at: number;
  onRun: (finding: Finding) => void;
}) {
  const { list, findings, at, onRun } = props;
  const groups = [...new Set(findings.map((finding) => finding.group))];
  return (
    <div id={list} role="listbox" aria-label="Found" className="palette-list">
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox holds groups of options (WAI-ARIA 1.2), not fieldsets
        <div key={group} role="group" aria-labelledby={`${list}-${group}`}>
          <div id={`${list}-${group}`} role="presentation" className="group">
            {group}
          </div>
          {findings.map((finding, index) =>
            finding.group === group ? (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the input holds the focus and handles the keys (combobox pattern)
              // biome-ignore lint/a11y/useFocusableInteractive: named by aria-activedescendant instead
              <div
                key={finding.id}
                id={`${list}-${index}`}
                role="option"
                aria-selected={index === at}
                className="option"
                onClick={() => onRun(finding)}
              >
                <finding.icon size={16} aria-hidden="true" />
                <bdi className="t ellipsis">{finding.label}</bdi>
                <small className="ellipsis">{finding.more}</small>
              </div>
            ) : null,
          )}
        </div>
      ))}
    </div>
  );
}

function PaletteBody() {
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
  const findings = useFindings(query);
  const chosen = Math.min(at, Math.max(findings.length - 1, 0));
  const run = (finding: Finding) => {
    closePalette();
    finding.run();
  };
  useEffect(() => {
    box.current?.querySelector(`[aria-selected="true"]`)?.scrollIntoView({ block: "nearest" });
  });
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const finding = findings[chosen];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && findings.length > 0) {
      event.preventDefault();
      setAt((chosen + step + findings.length) % findings.length);
    } else if (event.key === "Enter" && finding !== undefined) {
      event.preventDefault();
      run(finding);
    }
  };
  return (
    <div ref={box}>
      <input
        className="palette-input"
        role="combobox"
        aria-label="Find an account, a case, a password or a command"
        aria-expanded={findings.length > 0}
        aria-controls={list}
        aria-activedescendant={findings.length > 0 ? `${list}-${chosen}` : undefined}
        aria-autocomplete="list"
        placeholder="Find an account, a case, a password or a command"
        value={query}
        maxLength={200}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked for it with Ctrl+K
        autoFocus
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <Findings list={list} findings={findings} at={chosen} onRun={run} />
      {findings.length === 0 && <p className="palette-none">Nothing found.</p>}
      <p className="palette-foot">
        <kbd>↑</kbd> <kbd>↓</kbd> choose · <kbd>Enter</kbd> open · <kbd>Esc</kbd> close
      </p>
    </div>
  );
}

/** Ctrl+K: finds any account, case, password entry or command. */
export function Palette() {
  const open = usePalette((store) => store.open);
  return (
    <ModalOverlay isOpen={open} isDismissable onOpenChange={(next) => !next && closePalette()} className="overlay top">
      <Modal className="palette">
        <Dialog aria-label="Find anything" className="palette-dialog">
          <PaletteBody />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
