import { Siren } from "lucide-react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { foldName } from "../../main/model/author.ts";
import { hasPage } from "../../main/model/register/account-key.ts";
import { checkStanding } from "../../main/model/register/check-standing.ts";
import { sinceWords, standingTag, usersNow } from "../accounts/account-words.ts";
import { type AtAccount, AtAccountProvider, formOf, showPart, useAtAccount } from "../accounts/at-account.ts";
import { ChecklistTab } from "../accounts/checklist-tab.tsx";
import { HistoryTab } from "../accounts/history-tab.tsx";
import { Overview } from "../accounts/overview.tsx";
import { PeopleTab } from "../accounts/people-tab.tsx";
import { ReviewsTab } from "../accounts/reviews-tab.tsx";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Screen } from "../components/screen.tsx";
import { Tag } from "../components/tag.tsx";
import { todayIn } from "../requests/at-request.ts";
import { useCurrentPack } from "../stores/packs.ts";
import { type AccountPlace, type AccountTab, accountTabs, go } from "../stores/place.ts";
import { useAccount, useRegister } from "../stores/register.ts";

const tabWords: Record<AccountTab, string> = {
  overview: "Overview",
  people: "Who can post",
  checklist: "Checklist",
  reviews: "Reviews",
  history: "History",
};

/** A number beside the tab; empty: none. */
function tabCount(tab: AccountTab, { view, pack }: AtAccount): string {
  const { account } = view;
  if (tab === "people" && hasPage(account)) return String(usersNow(account).length);
  if (tab !== "checklist" || !hasPage(account)) return "";
  const { met } = checkStanding(pack.register.checklist, account);
  return `${met}/${pack.register.checklist.items.length}`;
}

const tabPanels: Record<AccountTab, () => React.ReactNode> = {
  overview: () => <Overview />,
  people: () => <PeopleTab />,
  checklist: () => <ChecklistTab />,
  reviews: () => <ReviewsTab />,
  history: () => <HistoryTab />,
};

function isTab(key: string | number): key is AccountTab {
  return (accountTabs as readonly (string | number)[]).includes(key);
}

function Parts() {
  const at = useAtAccount();
  const { id } = at.view.account;
  return (
    <Tabs
      className="tabs account-tabs"
      selectedKey={at.tab}
      onSelectionChange={(key) => isTab(key) && key !== at.tab && showPart(id, key)}
    >
      <TabList className="tab-list" aria-label="Parts of the account">
        {accountTabs.map((tab) => (
          <Tab key={tab} id={tab} className="tab">
            {tabWords[tab]}
            {tabCount(tab, at) !== "" && <span className="tab-count">{tabCount(tab, at)}</span>}
          </Tab>
        ))}
      </TabList>
      {accountTabs.map((tab) => (
        <TabPanel key={tab} id={tab} className="tab-panel">
          {tabPanels[tab]()}
        </TabPanel>
      ))}
    </Tabs>
  );
}

function Head({ view }: Pick<AtAccount, "view">) {
  const { account } = view;
  const { words, tone } = standingTag(account.standing);
  return (
    <>
      <Tag tone={tone}>{words}</Tag> <span className="faint">{sinceWords(account)}</span> · {account.platform} ·{" "}
      <bdi className="break">{account.handle}</bdi> · <bdi>{account.department}</bdi>
    </>
  );
}

/** One official account, with all that the register knows of it. [A-6.g] */
export function AccountScreen({ place }: { place: AccountPlace }) {
  const { view, refused } = useAccount(place.id);
  const { desk } = useRegister();
  const pack = useCurrentPack();
  if (view === null || pack === null) return <ErrorNote refused={refused} />;
  const { account } = view;
  const at: AtAccount = {
    view,
    pack,
    today: todayIn(pack.timeZone),
    ...formOf(place, account),
    department: desk?.departments.find(({ name }) => foldName(name) === foldName(account.department)),
  };
  return (
    <AtAccountProvider value={at}>
      <Screen
        title={<bdi>{account.name}</bdi>}
        sub={<Head view={view} />}
        actions={
          <>
            <Button look="quiet" onPress={() => go({ screen: "accounts" })}>
              All accounts
            </Button>
            {hasPage(account) && (
              <Button
                icon={Siren}
                onPress={() => go({ screen: "incidents", report: { account: account.id, ofCase: null } })}
              >
                Report an incident
              </Button>
            )}
          </>
        }
      >
        <ErrorNote refused={refused} />
        <Parts />
      </Screen>
    </AtAccountProvider>
  );
}
