import { CalendarPlus } from "lucide-react";
import { useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { DutySettings } from "../../preload/contract.ts";
import { ask, refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { CheckChoices } from "../components/choices.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { SelectBox } from "../components/select-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { zoneName } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { useReady } from "../stores/app.ts";
import { saveDutySettings, useDutyDesk } from "../stores/duties.ts";
import { useZone } from "../stores/packs.ts";
import { clockChoices } from "./reminder-times.ts";
import { usePartWanted } from "./use-part-wanted.ts";

function Notify({ settings }: { settings: DutySettings }) {
  const zone = useZone();
  const [refused, setRefused] = useState<Refused | null>(null);
  const save = async (part: Partial<DutySettings>) => {
    setRefused(null);
    try {
      await saveDutySettings({ ...settings, ...part });
      announce("Settings saved.");
    } catch (error) {
      setRefused(refusedOf(error));
    }
  };
  return (
    <>
      <CheckChoices<"notify">
        label="Once a day"
        value={settings.notify ? ["notify"] : []}
        onChange={(chosen) => void save({ notify: chosen.length > 0 })}
        choices={[
          {
            value: "notify",
            label: "Show a notification",
            more: "When something is overdue, broken, or due that day. Only while Custodia is open.",
          },
        ]}
      />
      {settings.notify && (
        <SelectBox
          label={`From (${zoneName(zone)})`}
          value={settings.at}
          onChange={(at) => void save({ at })}
          options={clockChoices(settings.at)}
        />
      )}
      <ErrorNote refused={refused} />
    </>
  );
}

function Calendar({ department }: { department: string }) {
  const save = useSubmit(async () => {
    const reply = await ask("duties.save-calendar", { department });
    if (reply !== null) announce(`“${reply.saved}” saved.`);
  });
  return (
    <div className="part">
      <h3>Calendar</h3>
      <p className="hint">
        Everything with a day that is due in {department}, for the calendar of your office. The file is as things stand
        now: save it again when they have changed.
      </p>
      <div className="form-row">
        <Button icon={CalendarPlus} onPress={() => void save.run()} busy={save.busy}>
          Save my duties as a calendar file…
        </Button>
      </div>
      <ErrorNote refused={save.refused} />
    </div>
  );
}

/** When Custodia reminds of what is due, and the calendar file. */
export function RemindersPanel({ isWanted }: { isWanted: boolean }) {
  const { person } = useReady();
  const { desk, refused } = useDutyDesk(person.department);
  const heading = usePartWanted<HTMLHeadingElement>(isWanted);
  return (
    <section className="panel reminders" aria-label="Reminders">
      <h2 ref={heading} tabIndex={-1}>
        Reminders
      </h2>
      <ErrorNote refused={refused} />
      {desk !== null && <Notify settings={desk.settings} />}
      <Calendar department={person.department} />
    </section>
  );
}
