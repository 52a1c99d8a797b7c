import { X } from "lucide-react";
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { shortDate } from "../format.ts";
import { type CaseSearch, isNarrowed } from "../stores/case-search.ts";
import { useCurrentPack } from "../stores/packs.ts";
import { actionWord } from "../words.ts";
import { Button } from "./button.tsx";
import { FilterSelect } from "./filter-select.tsx";
import { TextBox } from "./text-box.tsx";

function dates(from: string | null, to: string | null): string {
  if (from !== null && to !== null) return from === to ? shortDate(from) : `${shortDate(from)} to ${shortDate(to)}`;
  if (from !== null) return `from ${shortDate(from)}`;
  return to === null ? "Date" : `until ${shortDate(to)}`;
}

function DateFilter({ search }: { search: CaseSearch }) {
  const { from, to } = search.use((store) => store.filters);
  const backwards = from !== null && to !== null && from > to;
  return (
    <DialogTrigger>
      <AriaButton className={from === null && to === null ? "btn filter" : "btn filter on"}>
        <span className="ellipsis">{dates(from, to)}</span>
      </AriaButton>
      <Popover className="popover" placement="bottom end">
        <Dialog className="popover-dialog" aria-label="Dates">
          <p className="hint">By the day on which the case was opened.</p>
          <TextBox
            label="From"
            type="date"
            value={from ?? ""}
            onChange={(next) => search.filter({ from: next || null })}
          />
          <TextBox label="To" type="date" value={to ?? ""} onChange={(next) => search.filter({ to: next || null })} />
          {backwards && (
            <p role="alert" className="field-error">
              “From” is after “To”, so no day lies between them.
            </p>
          )}
          <Button look="quiet" onPress={() => search.filter({ from: null, to: null })}>
            Any date
          </Button>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** Short enough for a list: the pack's label where the pack knows the ground, else the start of its wording. */
function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 58)}…` : text;
}

/** Account, action, ground, date. */
export function CaseFilters({ search }: { search: CaseSearch }) {
  const { filters, facets, query } = search.use();
  const pack = useCurrentPack();
  const label = (id: string) => pack?.grounds.find((ground) => ground.id === id)?.label;
  const accounts = facets?.accounts ?? [];
  const narrowed = isNarrowed({ query, filters });
  return (
    <>
      <FilterSelect
        label="Account"
        value={filters.account}
        options={accounts.map(({ id, name, platform }) => ({ id, label: `${name}, ${platform}` }))}
        onChange={(account) => search.filter({ account })}
      />
      <FilterSelect
        label="Action"
        value={filters.action}
        options={(facets?.actions ?? []).map((id) => ({ id, label: actionWord(id) }))}
        onChange={(action) => search.filter({ action })}
      />
      <FilterSelect
        label="Ground"
        value={filters.ground}
        options={(facets?.grounds ?? []).map(({ id, text }) => ({ id, label: label(id) ?? short(text) }))}
        onChange={(ground) => search.filter({ ground })}
      />
      <DateFilter search={search} />
      {narrowed && (
        <Button look="quiet" icon={X} onPress={search.clear}>
          Clear
        </Button>
      )}
    </>
  );
}
