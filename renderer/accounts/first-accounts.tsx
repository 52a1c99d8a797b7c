import { FileUp, FolderInput, Plus } from "lucide-react";
import { Button } from "../components/button.tsx";
import { type AccountsPlace, stay } from "../stores/place.ts";

/** What to do first, when there is nothing yet. */
export function FirstAccounts() {
  const doing = (next: NonNullable<AccountsPlace["doing"]>) => () => stay({ screen: "accounts", doing: next });
  return (
    <div className="first-things">
      <h2>First, what is there already</h2>
      <ol>
        <li>
          <FolderInput size={18} aria-hidden="true" />
          <span>
            <b>Take in the pages that you run</b>
            <small>One by one: platform, handle, name. The rest can come later.</small>
          </span>
          <Button look="primary" onPress={doing("take-in")}>
            Take in an existing page
          </Button>
        </li>
        <li>
          <FileUp size={18} aria-hidden="true" />
          <span>
            <b>Or bring in a list</b>
            <small>A table of accounts as CSV. A template says which columns; you look at everything first.</small>
          </span>
          <Button onPress={doing("import")}>Import from CSV…</Button>
        </li>
        <li>
          <Plus size={18} aria-hidden="true" />
          <span>
            <b>A page that isn’t there yet</b>
            <small>Is requested here, decided on, and then opened.</small>
          </span>
          <Button onPress={doing("request")}>Request a new account</Button>
        </li>
      </ol>
    </div>
  );
}
