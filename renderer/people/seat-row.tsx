import { Button } from "../components/button.tsx";
import { shortDate } from "../format.ts";
import { go } from "../stores/place.ts";
import type { AtPerson } from "./at-person.ts";
import type { HeldSeat } from "./leaving.ts";
import { seatTitle } from "./people-words.ts";

/** A place in a department: given and ended on the department’s page. [A-5.a.ii] */
export function SeatRow({ at, held }: { at: AtPerson; held: HeldSeat }) {
  const { department, seat, since, by } = held;
  return (
    <li className="row role-row">
      <span className="row-text">
        <span className="t">{seatTitle(at.pack, seat)}</span>
        <small>
          <bdi>{department}</bdi>
          {by !== null && (
            <>
              , designated by <bdi>{by.role === "" ? by.name : `${by.name}, ${by.role}`}</bdi>
            </>
          )}
        </small>
      </span>
      <small className="when">since {shortDate(since)}</small>
      <Button
        look="quiet"
        small
        aria-label={`Show the department: ${department}`}
        onPress={() => go({ screen: "department", name: department })}
      >
        Show
      </Button>
    </li>
  );
}
