import type { DutyDesk } from "../../preload/contract.ts";
import { SelectBox } from "../components/select-box.tsx";
import { count } from "../format.ts";
import { showDutiesOf } from "../stores/duties.ts";

/** Stands for all departments; no department has an empty name. */
const all = "";

/** Whose duties are shown, with how many press in each; nothing where there is one department only. */
export function DepartmentChoice({ desk }: { desk: DutyDesk }) {
  const { departments, department } = desk;
  const others = departments.filter(({ name }) => name !== department);
  if (others.length === 0) return null;
  const pressing = (name: string) => {
    const counts = departments.find((one) => one.name === name)?.counts;
    const many = (counts?.overdue ?? 0) + (counts?.now ?? 0);
    return many === 0 ? name : `${name} (${count(many)})`;
  };
  const names = [...new Set([...departments.map(({ name }) => name), ...(department === null ? [] : [department])])];
  return (
    <SelectBox
      label="Department"
      quietLabel
      value={department ?? all}
      onChange={(value) => showDutiesOf(value === all ? null : value)}
      options={[
        ...names.map((name) => ({ value: name, label: pressing(name) })),
        { value: all, label: "All departments" },
      ]}
    />
  );
}
