// Who the invented provider cares for, and the council's plan for them: people and service lines in the proportions
// of a mid-sized provider, every service type among them. What happens to these people is told elsewhere.
import type { Person, ServiceLine } from '../../src-shared/domain/lines.ts';
import { addDays } from '../../src-shared/domain/week.ts';
import { nameSource } from './names.ts';
import { type Random, seededRandom } from './random.ts';
import { inventedAddress, nhsNumberSource, ssRefSource } from './references.ts';
import { type Offer, offers, serviceText } from './services.ts';

export interface Roster {
  people: Person[];
  lines: ServiceLine[];
  /** Pence for one unit, by line id. */
  ratePence: Map<string, number>;
}

/** The lines of each person, by SS Ref, in the order of the lines. */
export function linesByPerson(lines: readonly ServiceLine[]): Map<string, ServiceLine[]> {
  const byPerson = new Map<string, ServiceLine[]>();
  for (const line of lines) {
    const own = byPerson.get(line.ssRef);
    if (own) own.push(line);
    else byPerson.set(line.ssRef, [line]);
  }
  return byPerson;
}

/** How somebody is mainly supported; it decides their address and which further lines they may have. */
type MainService = 'home' | 'extra' | 'hawthorn' | 'beckView' | 'residential' | 'dayCare' | 'activities' | 'planned';

/** People of each kind among 122, and the lines from which one of them gets the first. */
const kinds: Record<MainService, { people: number; building: string | null; first: readonly Offer[] }> = {
  home: {
    people: 50,
    building: null,
    first: [offers.homeSingle, offers.homeSingle, offers.homeSingle, offers.homeSingle, offers.homeDouble],
  },
  extra: {
    people: 20,
    building: 'Alder Court, 3 Damson Close, Larkmoor, Bradford, ZZ99 2AC',
    first: [offers.extraSingle, offers.extraSingle, offers.extraSingle, offers.extraSingle, offers.extraDouble],
  },
  hawthorn: {
    people: 15,
    building: 'Hawthorn House, 41 Teasel Mount, Nether Teasel, Bradford, ZZ99 4HH',
    first: [offers.hawthorn.shared, offers.hawthorn.shared, offers.hawthorn.shared, offers.hawthorn.community],
  },
  beckView: {
    people: 11,
    building: 'Beck View, 8 Curlew Bank, Curlew Beck, Bradford, ZZ99 6BV',
    first: [offers.beckView.shared, offers.beckView.shared, offers.beckView.personal, offers.beckView.shared],
  },
  residential: {
    people: 6,
    building: 'Teasel Lodge, 20 Millrace Fold, Nether Teasel, Bradford, ZZ99 4TL',
    first: [offers.residential],
  },
  dayCare: { people: 8, building: null, first: [offers.dayCare] },
  activities: { people: 7, building: null, first: [offers.dayActivities] },
  planned: { people: 5, building: null, first: [offers.dayActivitiesPlanned] },
};

/** Lines beyond everybody's first are handed out in this order, over and over, each to the next person it fits. */
const further: readonly (readonly Offer[])[] = [
  [offers.hawthorn.community, offers.beckView.community],
  [offers.homeSingle, offers.homeDouble],
  [offers.hawthorn.personal, offers.beckView.personal],
  [offers.hawthorn.oneToOne, offers.beckView.oneToOne],
  [offers.hawthorn.community, offers.beckView.community],
  [offers.hawthorn.personal, offers.beckView.personal],
  [offers.homeSingle, offers.homeDouble],
  [offers.hawthorn.community, offers.beckView.community],
  [offers.extraSingle, offers.extraDouble],
  [offers.hawthorn.personal, offers.beckView.personal],
  [offers.hawthorn.oneToOne, offers.beckView.oneToOne],
  [offers.hawthorn.community, offers.beckView.community],
  [offers.homeSingle, offers.homeDouble],
  [offers.hawthorn.personal, offers.beckView.personal],
  [offers.hawthorn.community, offers.beckView.community],
  [offers.dayCare],
  [offers.hawthorn.oneToOne, offers.beckView.oneToOne],
  [offers.homeSingle, offers.homeDouble],
  [offers.hawthorn.personal, offers.beckView.personal],
  [offers.hawthorn.community, offers.beckView.community],
];

const mayAlsoHave: Record<MainService, readonly Offer[]> = {
  home: [offers.homeSingle, offers.homeDouble, offers.dayCare],
  extra: [offers.extraSingle, offers.extraDouble],
  hawthorn: Object.values(offers.hawthorn),
  beckView: Object.values(offers.beckView),
  residential: [],
  dayCare: [],
  activities: [],
  planned: [],
};

/** Largest remainders, so that the kinds add up to exactly `people`, shuffled so that ids do not run by kind. */
function kindOfEachPerson(people: number, random: Random): MainService[] {
  const names = Object.keys(kinds) as MainService[];
  const all = names.reduce((sum, name) => sum + kinds[name].people, 0);
  const exact = names.map((name) => ({ name, share: (kinds[name].people * people) / all }));
  const list = exact.flatMap(({ name, share }) => Array.from({ length: Math.floor(share) }, () => name));
  const rest = exact.toSorted((a, b) => (b.share % 1) - (a.share % 1));
  for (let index = 0; list.length < people; index += 1) list.push(rest[index % rest.length]?.name ?? 'home');
  for (let index = list.length - 1; index > 0; index -= 1) {
    const other = random.between(0, index);
    [list[index], list[other]] = [list[other] as MainService, list[index] as MainService];
  }
  return list;
}

/** Which offers each person has: one each, then further ones until `lines` is reached. */
function offersOfEachPerson(mainly: readonly MainService[], lines: number): Offer[][] {
  const seen = new Map<MainService, number>();
  const has = mainly.map((kind) => {
    const nth = seen.get(kind) ?? 0;
    seen.set(kind, nth + 1);
    const { first } = kinds[kind];
    return [first[nth % first.length] as Offer];
  });
  const nextPerson = new Map<readonly Offer[], number>();
  let total = mainly.length;
  for (let turn = 0, idle = 0; total < lines; turn += 1) {
    const wanted = further[turn % further.length] as readonly Offer[];
    const key = further.find((candidates) => candidates[0] === wanted[0]) ?? wanted;
    // Each list is walked round, so that further lines spread over people before anybody gets a third.
    const from = nextPerson.get(key) ?? 0;
    let given = false;
    for (let step = 0; step < mainly.length && !given; step += 1) {
      const person = (from + step) % mainly.length;
      const kind = mainly[person] as MainService;
      const own = has[person] as Offer[];
      const fits = wanted.find((candidate) => mayAlsoHave[kind].includes(candidate) && !own.includes(candidate));
      if (!fits) continue;
      own.push(fits);
      nextPerson.set(key, person + 1);
      given = true;
    }
    total += given ? 1 : 0;
    idle = given ? 0 : idle + 1;
    if (idle > further.length)
      throw new Error(`${mainly.length} people cannot have ${lines} lines: ask for more people`);
  }
  return has;
}

/**
 * People and lines of an invented provider, the same for the same arguments.
 * @param size at least as many lines as people; it throws where the people cannot have so many (about 1.8 a person)
 */
export function inventedRoster(providerName: string, size: { people: number; lines: number }, seed: number): Roster {
  if (size.people < 1 || size.lines < size.people) throw new Error('at least one person, and a line for each person');
  const random = seededRandom(seed, 'roster');
  const nextName = nameSource(seededRandom(seed, 'names'));
  const nextSsRef = ssRefSource(seededRandom(seed, 'ss-refs'));
  const nextNhsNumber = nhsNumberSource(seededRandom(seed, 'nhs-numbers'));
  const mainly = kindOfEachPerson(size.people, random);
  const roster: Roster = { people: [], lines: [], ratePence: new Map() };
  const flats = new Map<string, number>();
  for (const [index, own] of offersOfEachPerson(mainly, size.lines).entries()) {
    const { building } = kinds[mainly[index] as MainService];
    const flat = building === null ? 0 : (flats.get(building) ?? 0) + 1;
    if (building !== null) flats.set(building, flat);
    const ssRef = nextSsRef();
    const address = building === null ? inventedAddress(random) : `Flat ${flat}, ${building}`;
    // A few NHS numbers are not known to the provider, as in life; the app has to cope.
    const nhsNumber = nextNhsNumber();
    roster.people.push({ ssRef, name: nextName(), nhsNumber: random.chance(0.03) ? null : nhsNumber, address });
    const startDate = addDays('2021-01-04', random.between(0, 1450));
    for (const offer of own) {
      const id = `line-${String(roster.lines.length + 1).padStart(5, '0')}`;
      const plan = random.weighted(offer.plans);
      roster.lines.push({
        id,
        ssRef,
        serviceType: offer.serviceType,
        service: serviceText(providerName, offer),
        serviceLevel: offer.serviceLevel,
        plannedQuantity: plan.quantity,
        plannedVisits: plan.visits,
        startDate,
        endDate: null,
      });
      roster.ratePence.set(id, offer.ratePence);
    }
  }
  return roster;
}
