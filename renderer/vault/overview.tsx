import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { count } from "../format.ts";
import { type CredentialFilter, credentialFilters } from "../stores/place.ts";
import { filterWords } from "./words.ts";

/** These can't wait; the others are for a quiet hour. */
const pressing: readonly CredentialFilter[] = ["reset", "conflict", "alone"];
const order = [...pressing, ...credentialFilters.filter((one) => !pressing.includes(one))];

interface OverviewProps {
  readonly counts: Record<CredentialFilter, number>;
  /** Everything was looked at: only then may it be said that nothing is amiss. */
  readonly isWhole: boolean;
  /** There is nothing in the vault that could be praised or blamed. */
  readonly isEmpty: boolean;
  readonly onFilter: (filter: CredentialFilter) => void;
}

function Keys() {
  return (
    <dl className="key-help">
      <div>
        <dt>
          <kbd>Ctrl F</kbd>
        </dt>
        <dd>search</dd>
      </div>
      <div>
        <dt>
          <kbd>↑</kbd> <kbd>↓</kbd> <kbd>Enter</kbd>
        </dt>
        <dd>choose and open</dd>
      </div>
      <div>
        <dt>
          <kbd>Ctrl C</kbd>
        </dt>
        <dd>copy the user name</dd>
      </div>
      <div>
        <dt>
          <kbd>Ctrl Shift C</kbd>
        </dt>
        <dd>copy the password</dd>
      </div>
      <div>
        <dt>
          <kbd>Ctrl Alt C</kbd>
        </dt>
        <dd>copy the one-time code</dd>
      </div>
      <div>
        <dt>
          <kbd>Ctrl E</kbd>
        </dt>
        <dd>edit</dd>
      </div>
    </dl>
  );
}

/** What is said when nothing was found: only as much as is known. */
function NothingFound({ isWhole, isEmpty }: { isWhole: boolean; isEmpty: boolean }) {
  if (isEmpty) {
    return (
      <p className="overview-good faint">
        Passwords that are weak, old, used more than once, or that one person only can open, are listed here.
      </p>
    );
  }
  if (!isWhole) return <p className="overview-good faint">Looking at the passwords…</p>;
  return (
    <p className="overview-good">
      <CircleCheck size={18} aria-hidden="true" /> Every password is strong, used once, and can be opened by two people
      or more.
    </p>
  );
}

/** What stands beside the list while no credential is chosen: what wants attention, and the keys. */
export function Overview({ counts, isWhole, isEmpty, onFilter }: OverviewProps) {
  const found = order.filter((one) => counts[one] > 0);
  const isFine = found.length === 0 && isWhole && !isEmpty;
  return (
    <div className="overview">
      <h2>{isFine ? "Nothing wants your attention" : "What wants your attention"}</h2>
      {found.length === 0 ? (
        <NothingFound isWhole={isWhole} isEmpty={isEmpty} />
      ) : (
        <ul className="list">
          {found.map((one) => {
            const isPressing = pressing.includes(one);
            const Icon = isPressing ? CircleAlert : TriangleAlert;
            return (
              <li key={one}>
                <button type="button" className="overview-row" onClick={() => onFilter(one)}>
                  <Icon size={16} aria-hidden="true" className={isPressing ? "bad-ink" : "warn-ink"} />
                  <span className="t">{filterWords[one]}</span>
                  <span className="overview-count">{count(counts[one])}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <Keys />
    </div>
  );
}
