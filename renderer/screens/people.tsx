import { Download, FileUp, Plus, UserRound } from "lucide-react";
import { lazy, Suspense, useDeferredValue, useMemo } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { RegisterDesk } from "../../main/model/register-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Screen } from "../components/screen.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { count, counted } from "../format.ts";
import { AddPerson, useMyself } from "../people/add-person.tsx";
import { DepartmentsList } from "../people/departments-list.tsx";
import { filterPeople, usePeopleFilter } from "../people/filter-store.ts";
import { PeopleBar } from "../people/people-bar.tsx";
import {
  byName,
  filteredPeople,
  noFilter,
  type PeopleShown,
  peopleTexts,
  shownCounts,
} from "../people/people-filter.ts";
import { PeopleList } from "../people/people-list.tsx";
import { askedOf, peopleSentence } from "../people/people-words.ts";
import { newPerson } from "../people/person-draft.ts";
import { todayIn } from "../requests/at-request.ts";
import { announce } from "../stores/announcer.ts";
import { useCurrentPack } from "../stores/packs.ts";
import { type PeoplePlace, stay } from "../stores/place.ts";
import { tookPerson, useRegister } from "../stores/register.ts";

/** Read when it is wanted: most days nobody moves a table in. */
const ImportPanel = lazy(async () => ({ default: (await import("../moving/import-panel.tsx")).ImportPanel }));

function Found({ shown, all }: { shown: number; all: number }) {
  if (shown === 0) {
    return (
      <div className="nothing">
        <h2>Nobody like that</h2>
        <p>No person fits what you look for.</p>
        <Button onPress={() => filterPeople(noFilter)}>Show everybody</Button>
      </div>
    );
  }
  if (shown === all) return null;
  return (
    <p className="found" role="status">
      {count(shown)} of {counted(all, "person", "people")}
    </p>
  );
}

function Everybody({ desk, pack }: { desk: RegisterDesk; pack: PolicyPack }) {
  const filter = usePeopleFilter();
  const sought = useDeferredValue(filter);
  const people = useMemo(() => byName(desk.people), [desk.people]);
  const texts = useMemo(() => peopleTexts(people), [people]);
  const rows = useMemo(() => filteredPeople(people, texts, sought), [people, texts, sought]);
  const counts = useMemo(() => shownCounts(people, sought.department), [people, sought.department]);
  const asked = askedOf(pack);
  const offered: PeopleShown[] = [
    "here",
    ...(asked.signature ? (["unsigned"] as const) : []),
    ...(asked.forwarding ? (["unforwarded"] as const) : []),
    "left",
  ];
  const departments = [...new Set(desk.people.map(({ department }) => department))].sort((a, b) => a.localeCompare(b));
  return (
    <>
      <PeopleBar filter={filter} departments={departments} counts={counts} offered={offered} />
      <Found shown={rows.length} all={people.length} />
      {rows.length > 0 && <PeopleList rows={rows} asked={asked} />}
    </>
  );
}

function Nobody() {
  const me = useMyself();
  const add = useSubmit(async () => {
    const view = tookPerson(await ask("register.add-person", newPerson(me, false)));
    announce(`${view.person.name} added.`);
  });
  return (
    <div className="nothing">
      <h2>Nobody is in the register yet</h2>
      <p>
        Add the people who post, and those who decide: then Custodia knows who may post where, who has signed, and what
        happens when somebody leaves.
      </p>
      <div className="form-row centred">
        <Button look="primary" icon={UserRound} onPress={() => void add.run()} busy={add.busy}>
          Add yourself
        </Button>
        <Button icon={Plus} onPress={() => stay({ screen: "people", doing: "add" })}>
          Add a person
        </Button>
        <Button icon={FileUp} onPress={() => stay({ screen: "people", doing: "import" })}>
          Import a table…
        </Button>
      </div>
      <p className="hint">
        Yourself as in Settings: <bdi>{me.name}</bdi>, <bdi>{me.title}</bdi>, <bdi>{me.department}</bdi>.
      </p>
      <ErrorNote refused={add.refused} />
    </div>
  );
}

function Parts({ place, desk, pack }: { place: PeoplePlace; desk: RegisterDesk; pack: PolicyPack }) {
  const tab = place.tab ?? "people";
  const choose = (key: string | number) =>
    stay(key === "departments" ? { screen: "people", tab: "departments" } : { screen: "people" });
  return (
    <Tabs className="tabs" selectedKey={tab} onSelectionChange={choose}>
      <TabList className="tab-list" aria-label="People and departments">
        <Tab id="people" className="tab">
          People
        </Tab>
        <Tab id="departments" className="tab">
          Departments
        </Tab>
      </TabList>
      <TabPanel id="people" className="tab-panel whole people-panel">
        {desk.people.length === 0 ? <Nobody /> : <Everybody desk={desk} pack={pack} />}
      </TabPanel>
      <TabPanel id="departments" className="tab-panel">
        <DepartmentsList rows={desk.departments} pack={pack} />
      </TabPanel>
    </Tabs>
  );
}

function Actions({ place }: { place: PeoplePlace }) {
  const save = useSubmit(async () => {
    const reply = await ask("register.save-csv", { what: "people" });
    if (reply !== null) announce(`“${reply.saved}” saved.`);
  });
  const toggle = (doing: "add" | "import") =>
    stay(place.doing === doing ? { screen: "people" } : { screen: "people", doing });
  return (
    <>
      <Button look="quiet" icon={Download} onPress={() => void save.run()} busy={save.busy}>
        Save as a table…
      </Button>
      <Button icon={FileUp} aria-expanded={place.doing === "import"} onPress={() => toggle("import")}>
        Import…
      </Button>
      <Button look="primary" icon={Plus} aria-expanded={place.doing === "add"} onPress={() => toggle("add")}>
        Add a person
      </Button>
      <ErrorNote refused={save.refused} />
    </>
  );
}

/** Who works with the accounts: people, and the departments with their coordinators and workplans. */
export function People({ place }: { place: PeoplePlace }) {
  const { desk, refused } = useRegister();
  const pack = useCurrentPack();
  // The heading is there at once; nothing is said about the list before it is known.
  if (desk === null || pack === null)
    return (
      <Screen title="People" sub={refused === null ? "Reading the register…" : ""}>
        <ErrorNote refused={refused} />
      </Screen>
    );
  const close = () => stay({ screen: "people" });
  return (
    <Screen
      title="People"
      sub={peopleSentence(desk.people, askedOf(pack))}
      actions={desk.people.length > 0 && <Actions place={place} />}
      filled
    >
      <ErrorNote refused={refused} />
      {place.doing === "import" && (
        <Suspense fallback={null}>
          <ImportPanel what="people" onClose={close} />
        </Suspense>
      )}
      {place.doing === "add" && (
        <section className="panel inset" aria-label="Add a person">
          <h2>Add a person</h2>
          <AddPerson today={todayIn(pack.timeZone)} onClose={close} />
        </section>
      )}
      {place.doing === undefined && <Parts place={place} desk={desk} pack={pack} />}
    </Screen>
  );
}
