import { ProgressBar } from "react-aria-components";
import type { DeviceDesk } from "../../main/model/device-view.ts";
import { Button } from "../components/button.tsx";
import { count, counted, plainDate } from "../format.ts";
import { useDeviceStore } from "../stores/device.ts";
import { stay } from "../stores/place.ts";
import { Contact } from "./contact.tsx";
import { openQuestions } from "./line-words.ts";
import { checkedWords, setAsideWords, standingSaid } from "./standing-words.ts";
import { StandingLamp } from "./verdict-mark.tsx";

/** How far the check is; nothing when none is under way. */
function Progress() {
  const running = useDeviceStore((store) => store.running);
  if (running === null) return null;
  const { done, of } = running;
  const words = done >= of ? "Recording the result…" : `Looking at this computer: ${count(done)} of ${count(of)}`;
  const share = of === 0 ? 0 : Math.min(1, done / of);
  return (
    <div className="device-progress">
      <span>{words}</span>
      <ProgressBar aria-label="Looking at this computer" value={share * 100} className="progress">
        <span className="bar" style={{ inlineSize: `${Math.round(share * 100)}%` }} />
      </ProgressBar>
    </div>
  );
}

function Questions({ desk }: { desk: DeviceDesk }) {
  const open = openQuestions(desk);
  const [first] = open;
  if (first === undefined) return null;
  return (
    <div className="device-ask">
      <Button look={first.needed ? "plain" : "quiet"} onPress={() => stay({ screen: "device", line: first.id })}>
        Answer {counted(open.length, "question")}
      </Button>
    </div>
  );
}

/** May I log in from this computer, and whom do I call if not? In one sentence with a lamp. */
export function StandingPanel({ desk, zone }: { desk: DeviceDesk; zone: string }) {
  const { standing, check } = desk;
  const { what, next, lamp } = standingSaid(standing, zone);
  const aside = setAsideWords(desk);
  const again = standing.againBy === null || standing.state === "stale" ? "" : plainDate(standing.againBy);
  return (
    <section className={`panel device-standing ${lamp}`} aria-label="How this computer stands">
      <StandingLamp lamp={lamp} />
      <div className="device-standing-words">
        <h2>{what}</h2>
        <p>
          <bdi>{next}</bdi>
        </p>
        {aside !== "" && <p>{aside}</p>}
        <Questions desk={desk} />
        <Progress />
        <Contact desk={desk} />
        {check !== null && (
          <small className="faint">
            <bdi>{check.platform}</bdi>. {checkedWords(check, zone)}
            {again !== "" && ` The next check is due by ${again}.`}
          </small>
        )}
      </div>
    </section>
  );
}
