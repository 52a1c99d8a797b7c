import type { DutyDesk } from "../../preload/contract.ts";
import { SelectBox } from "../components/select-box.tsx";
import { pressingBy } from "../duties.ts";
import { count } from "../format.ts";
import { showDutiesOf } from "../stores/duties.ts";

/** Stands for all departments; no department has an empty name. */
const all = "";

/** `Parks (2 need you now)`: the same number that Today tells once the department is chosen. */
function withPressing(name: string, many: number): string {
  return many === 0 ? name : `${name} (${count(many)} ${many === 1 ? "needs" : "need"} you now)`;
}

/** Whose duties are shown, with how many can’t wait in each; nothing where there is one department only. */
export function DepartmentChoice({ desk }: { desk: DutyDesk }) {
  const { departments, department } = desk;
  const others = departments.filter(({ name }) => name !== department);
  if (others.length === 0) return null;
  const pressing = pressingBy(desk);
  const names = [...new Set([...departments.map(({ name }) => name), ...(department === null ? [] : [department])])];
  return (
    <SelectBox
      label="Department"
      quietLabel
      value={department ?? all}
      onChange={(value) => showDutiesOf(value === all ? null : value)}
      options={[
        ...names.map((name) => ({ value: name, label: withPressing(name, pressing.of(name)) })),
        { value: all, label: withPressing("All departments", pressing.all) },
      ]}
    />
  );
}
