import { ArrowLeft, X } from "lucide-react";
import { Button } from "../components/button.tsx";
import { CaseBrowser } from "../components/case-browser.tsx";
import { CaseTitle } from "../components/case-title.tsx";
import { EvidenceSourceContext } from "../components/evidence-source.ts";
import { Screen } from "../components/screen.tsx";
import { OutcomeTag, Tag } from "../components/tag.tsx";
import { WorkProgress } from "../components/work-progress.tsx";
import { OpenButton, OpeningRefused, useOpening } from "../packages/open-package.tsx";
import { PackageOthers } from "../packages/package-others.tsx";
import { PackageRecord, usePackageCase } from "../packages/package-record.tsx";
import { packageLine, packageTitle } from "../packages/package-words.ts";
import { Verdict, WitnessNote } from "../packages/verdict.tsx";
import { closePackage, type PackageOnScreen, usePackage } from "../stores/package.ts";
import { useZone } from "../stores/packs.ts";
import { go, goBack, type PackagePlace } from "../stores/place.ts";

function NoPackage() {
  const opening = useOpening();
  return (
    <Screen title="Package">
      <OpeningRefused opening={opening} />
      <WorkProgress works={["open"]} label="Checking the package" />
      <div className="nothing">
        <h2>No package is open</h2>
        <p>A package from any workstation can be opened here, checked, and read like a log.</p>
        <OpenButton opening={opening} />
      </div>
    </Screen>
  );
}

function EmptyPackage() {
  return (
    <>
      <h2>There is no case in it</h2>
      <p>It holds only entries of no case, such as exports and requests.</p>
    </>
  );
}

function Contents({ shown, zone }: { shown: PackageOnScreen; zone: string }) {
  const { opened, search } = shown;
  const opening = useOpening();
  const isForked = opened.witnessing === "forked";
  const close = () => {
    go({ screen: "exports" });
    closePackage();
  };
  return (
    <Screen
      title={<bdi>{packageTitle(opened.report)}</bdi>}
      sub={packageLine(opened.report)}
      actions={
        <>
          <OpenButton opening={opening} label="Open another…" />
          <Button icon={X} onPress={close}>
            Close the package
          </Button>
        </>
      }
    >
      <OpeningRefused opening={opening} />
      <WorkProgress works={["open"]} label="Checking the package" />
      {isForked && <WitnessNote opened={opened} zone={zone} />}
      <Verdict opened={opened} />
      {!isForked && <WitnessNote opened={opened} zone={zone} />}
      <section aria-label="Cases in this package" className="package-cases">
        <h2 className="group">{opened.report.ok ? "To be read only" : "Nothing of it is shown"}</h2>
        {opened.report.ok ? (
          <>
            <CaseBrowser
              search={search}
              label="Search the package"
              zone={zone}
              empty={<EmptyPackage />}
              onOpen={(id) => go({ screen: "package", case: id })}
            />
            <PackageOthers opened={opened} zone={zone} />
          </>
        ) : (
          <p className="hint">What a package says that does not verify might be anybody’s invention.</p>
        )}
      </section>
    </Screen>
  );
}

function CaseOf({ shown, id, zone }: { shown: PackageOnScreen; id: string; zone: string }) {
  const { opened } = shown;
  const state = usePackageCase(opened.token, id);
  const summary = state.view?.summary;
  return (
    <Screen
      title={summary === undefined ? "A case of the package" : <CaseTitle summary={summary} />}
      sub={
        summary === undefined ? (
          ""
        ) : (
          <>
            <OutcomeTag summary={summary} /> {summary.platform} · {summary.account.name}
          </>
        )
      }
      actions={
        <Button look="quiet" icon={ArrowLeft} onPress={() => goBack({ screen: "package" })}>
          Back
        </Button>
      }
    >
      <p className="package-line">
        <Tag tone={opened.report.ok ? "good" : "bad"}>{opened.report.ok ? "Verified" : "Does not verify"}</Tag> From the
        package of <bdi>{packageTitle(opened.report)}</bdi>, to be read only.
      </p>
      <PackageRecord state={state} zone={zone} />
    </Screen>
  );
}

/** A package from any workstation: whether it verifies, then its cases, to be read only. */
export function Package({ place }: { place: PackagePlace }) {
  const shown = usePackage((store) => store.shown);
  const here = useZone();
  if (shown === null) return <NoPackage />;
  const zone = shown.opened.timeZone ?? here;
  return (
    <EvidenceSourceContext value={shown.evidence}>
      {place.case === undefined ? (
        <Contents key={shown.opened.token} shown={shown} zone={zone} />
      ) : (
        <CaseOf key={place.case} shown={shown} id={place.case} zone={zone} />
      )}
    </EvidenceSourceContext>
  );
}
