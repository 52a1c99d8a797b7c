/** Words for sample data. Every name is invented; nobody here exists. */

export const departments = ["Parks & Recreation", "Public Library", "Streets & Snow", "Harbor"] as const;

export const coordinators = ["Sample Coordinator", "Casey Example", "Robin Placeholder"] as const;

export const directors = ["Director Sample", "Director Placeholder", "Acting Director Example"] as const;

/** Who leads each department, and who looks after its pages. */
export const departmentStaff: Readonly<Record<string, { readonly coordinator: string; readonly director: string }>> = {
  "Parks & Recreation": { coordinator: "Sample Coordinator", director: "Director Sample" },
  "Public Library": { coordinator: "Casey Example", director: "Director Placeholder" },
  "Streets & Snow": { coordinator: "Robin Placeholder", director: "Acting Director Example" },
  Harbor: { coordinator: "Quinn Sample", director: "Director Example" },
};

export const platforms = ["Facebook", "Instagram", "YouTube", "Nextdoor"] as const;

const handleHeads =
  "river snow birch quiet north harbor old trail amber moose cedar lone copper rapid misty iron".split(" ");
const handleTails =
  "walker dog neighbor fisher pilot voice deals watcher rider baker skater owl anon drifter mom critic".split(" ");

/** An invented handle; the same number gives the same handle. */
export function handle(number: number): string {
  const head = handleHeads[number % handleHeads.length] ?? "";
  const tail = handleTails[Math.floor(number / handleHeads.length) % handleTails.length] ?? "";
  return `${head}_${tail}_${number % 997}`;
}

export const topics = [
  "trail closure",
  "library hours",
  "snow plowing on 4th",
  "boat launch fees",
  "playground repairs",
  "dog park rules",
  "summer concert",
  "road salt",
  "ice rink schedule",
  "budget hearing",
  "bus stop shelter",
  "tree planting",
  "harbor dredging",
  "street lights",
  "community garden",
  "bike lane",
] as const;

/** What a comment may say when a ground's wording speaks of these words; `{topic}` is filled in. */
export const remarks: readonly { readonly about: RegExp; readonly texts: readonly string[] }[] = [
  {
    about: /violen|threat|attack/i,
    texts: [
      "You people will regret the {topic}. I know where your crew parks at night.",
      "Whoever decided the {topic} should watch their back on the way home.",
      "Somebody ought to burn that office down over the {topic}.",
    ],
  },
  {
    about: /commerc|solicit|promotion|spam|advert/i,
    texts: [
      "Cheap paving and roofing, call now!!! Best price in town, forget the {topic}, visit deals.example",
      "MAKE $500 A DAY from home, message me. Also about the {topic}: who cares",
      "Our shop sells everything for the {topic}, 20 percent off with code SAMPLE",
    ],
  },
  {
    about: /profan|obscen|abusive/i,
    texts: [
      "What a load of [swear word]. The {topic} is [swear word] and so are you.",
      "[swear word] the {topic} and [swear word] this page",
    ],
  },
  {
    about: /discriminat|racis|race/i,
    texts: [
      "The {topic} is only for [slur] now, the rest of us don't count.",
      "[slur] people should not be allowed near the {topic}.",
    ],
  },
  { about: /sexual/i, texts: ["[sexual remark about the staff member in the {topic} picture]"] },
  {
    about: /safety|security|private|personal|confidential|proprietary/i,
    texts: [
      "The manager of the {topic} lives at 12 Invented Street, here is her phone number 555-0100",
      "Here is the door code of the pump house, have fun: 0000. So much for the {topic}.",
    ],
  },
  {
    about: /defam|libel|malicious|insult/i,
    texts: [
      "Everybody knows the clerk who did the {topic} was paid under the table.",
      "The inspector for the {topic} is a convicted thief, look it up.",
    ],
  },
  {
    about: /copyright|trademark|plagiar|property right|ownership/i,
    texts: ["[copied photograph of the {topic}, the photographer's request to take it down is attached]"],
  },
  {
    about: /illegal/i,
    texts: ["Just drive around the barrier at the {topic}, the cameras are fake. Bring spray paint."],
  },
  {
    about: /hyperlink|unrelated|topic|inappropriate/i,
    texts: [
      "same link for the fourteenth time: prizes.example/win (posted under the {topic})",
      "Does anyone want a used sofa? Sorry, wrong thread about the {topic}",
    ],
  },
];

export const opinions = [
  "The {topic} is a disgrace and the director should resign.",
  "Worst decision in years. I will vote against everyone who backed the {topic}.",
  "Nobody asked for the {topic}. Waste of our taxes.",
] as const;

export const reasons = [
  "The words match the ground; the rest of the thread shows no other reading.",
  "Reported by two residents. The wording is plain.",
  "Same author, same wording as before; it names a member of staff.",
  "Checked against the guidelines with the text in front of us.",
] as const;

export const consultationWords = [
  "Agreed. Take it down and tell the author why first.",
  "Yes, this is over the line. Keep the screenshots.",
  "I agree with the ground. Please note it in the file.",
] as const;

export const waiverReasons = [
  "The author's profile does not accept private messages; tried twice.",
  "The account was deleted by its owner before the message could be sent.",
  "On leave and not reachable by phone or e-mail; the content names a private address.",
] as const;

export const restoreReasons = [
  "Appeal upheld: the sentence was a quotation from a play.",
  "Mistaken identity: the photograph was the author's own.",
] as const;
