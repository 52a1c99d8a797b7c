import { roleTitle } from "../../main/model/policy-pack.ts";
import { Button } from "../components/button.tsx";
import { Tag } from "../components/tag.tsx";
import { counted, shortDate } from "../format.ts";
import { go } from "../stores/place.ts";
import type { AtPerson } from "./at-person.ts";
import { postingBefore, postingNow } from "./people-words.ts";

type Posting = ReturnType<typeof postingNow>[number];

function Row({ account, at }: { account: Posting; at: AtPerson }) {
  const { id, name, platform, handle, users } = account;
  const last = users.at(-1);
  const roles = [...new Set(users.map(({ role }) => roleTitle(at.pack, role)))].join(", ");
  return (
    <li className="row posting-row">
      <Tag>{platform}</Tag>
      <span className="row-text">
        <span className="t">
          <bdi>{name}</bdi>{" "}
          <span className="faint">
            <bdi>{handle}</bdi>
          </span>
        </span>
        <small>
          {roles}
          {last?.because && (
            <>
              {" · "}
              <bdi>{last.because}</bdi>
            </>
          )}
        </small>
      </span>
      <small className="when">
        {last &&
          (last.to === null ? `since ${shortDate(last.from)}` : `${shortDate(last.from)} to ${shortDate(last.to)}`)}
      </small>
      <Button
        look="quiet"
        small
        aria-label={`Show: ${name} on ${platform}`}
        onPress={() => go({ screen: "account", id, tab: "people" })}
      >
        Show
      </Button>
    </li>
  );
}

/** The accounts on which a person may post, and those on which they could. [A-6.b.i] */
export function AccountsPanel({ at }: { at: AtPerson }) {
  const now = postingNow(at.view);
  const before = postingBefore(at.view);
  return (
    <section className="panel" aria-label="Accounts">
      <h2>{now.length === 0 ? "May post on no account" : `May post on ${counted(now.length, "account")}`}</h2>
      {now.length === 0 ? (
        <p className="hint">Who may post is decided on the page of each account, under “Who can post”.</p>
      ) : (
        <ul className="rows">
          {now.map((account) => (
            <Row key={account.id} account={account} at={at} />
          ))}
        </ul>
      )}
      {before.length > 0 && (
        <details className="former">
          <summary>Earlier ({before.length})</summary>
          <ul className="rows">
            {before.map((account) => (
              <Row key={account.id} account={account} at={at} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
