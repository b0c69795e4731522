// What an invented provider offers: the texts of the portal's Service and Service level columns, how they are
// classified, which plans are usual, and what an hour costs. Quantities are hundredths of the unit: hours, or sessions
// where the level is a session.
import type { ServiceType } from '../../src-shared/domain/lines.ts';
import type { Quantity } from '../../src-shared/domain/quantity.ts';

export interface UsualPlan {
  quantity: Quantity;
  visits: number;
  weight: number;
}

/** One service and level, as a council would plan it. */
export interface Offer {
  serviceType: ServiceType;
  /** Without the provider's name: `Home Support`. The portal's text is made by `serviceText`. */
  serviceName: string;
  serviceLevel: string;
  plans: readonly UsualPlan[];
  /** Whole pence for one unit (100 hundredths). Invented. */
  ratePence: number;
}

const plan = (quantity: Quantity, visits: number, weight = 1): UsualPlan => ({ quantity, visits, weight });

function offer(
  serviceType: ServiceType,
  serviceName: string,
  serviceLevel: string,
  ratePence: number,
  plans: readonly UsualPlan[],
): Offer {
  return { serviceType, serviceName, serviceLevel, ratePence, plans };
}

/** Two houses: the same kinds of support under two names, which the portal pays and confirms apart. */
const supportedLiving = (house: string) => {
  const name = `Supported Living ${house}`;
  const sharedPlans = [plan(2450, 7), plan(2800, 7), plan(3500, 7, 3), plan(3500, 21, 2), plan(4200, 7), plan(5600, 7)];
  return {
    shared: offer('supported_living_shared', name, 'Shared support', 1890, sharedPlans),
    community: offer('supported_living_community', name, 'Community support', 1890, [
      plan(400, 1),
      plan(600, 2, 3),
      plan(800, 2, 2),
      plan(900, 3, 2),
      plan(1200, 4),
    ]),
    personal: offer('supported_living_personal', name, 'Personal hours', 1890, [
      plan(700, 7, 2),
      plan(1050, 7, 2),
      plan(1050, 14, 2),
      plan(1400, 14),
    ]),
    oneToOne: offer('supported_living_one_to_one', name, 'One to one', 1935, [
      plan(2000, 5, 2),
      plan(3000, 5),
      plan(3500, 7),
    ]),
  };
};

/** Every service and level of an invented provider, by a short name. */
export const offers = {
  // 10.10 is off the step of 0.25 on purpose: a plan may be, what is entered may not.
  homeSingle: offer('home_support', 'Home Support', 'Single-handed', 2372, [
    plan(200, 2),
    plan(175, 7),
    plan(350, 7, 4),
    plan(525, 7, 2),
    plan(700, 14, 6),
    plan(1010, 14, 2),
    plan(1050, 21, 5),
    plan(1225, 21),
    plan(1400, 28, 4),
    plan(2100, 28, 2),
  ]),
  homeDouble: offer('home_support', 'Home Support', 'Double-handed', 2372, [
    plan(700, 14, 2),
    plan(1400, 28, 4),
    plan(2100, 28, 3),
    plan(2800, 28),
  ]),
  extraSingle: offer('extra_care', 'Extra Care Alder Court', 'Single-handed', 2196, [
    plan(175, 7),
    plan(350, 7, 3),
    plan(525, 21, 2),
    plan(700, 14, 4),
    plan(1050, 21, 3),
  ]),
  extraDouble: offer('extra_care', 'Extra Care Alder Court', 'Double-handed', 2196, [plan(700, 14), plan(1400, 28)]),
  hawthorn: supportedLiving('Hawthorn House'),
  beckView: supportedLiving('Beck View'),
  dayCare: offer('support_at_day_care', 'Support at Day Care', 'Single-handed', 2040, [
    plan(500, 1),
    plan(1000, 2, 3),
    plan(1500, 3, 2),
    plan(2500, 5),
  ]),
  dayActivities: offer('day_activities', 'Day Activities Quern Mill', 'Day session', 5350, [
    plan(100, 1),
    plan(200, 2, 3),
    plan(300, 3, 3),
    plan(500, 5),
  ]),
  dayActivitiesPlanned: offer('day_activities_planned', 'Day Opportunities Quern Mill', 'Day session (planned)', 5350, [
    plan(200, 2, 2),
    plan(300, 3, 2),
    plan(500, 5),
  ]),
  residential: offer('residential_one_to_one', 'Support at Residential Teasel Lodge', 'One to one', 1935, [
    plan(1400, 7, 2),
    plan(2100, 7, 2),
    plan(3500, 7),
  ]),
} as const;

/** The exact text of the portal's Service column: `Rowan Lodge Care – Home Support`. */
export function serviceText(providerName: string, { serviceName }: Pick<Offer, 'serviceName'>): string {
  return `${providerName} – ${serviceName}`;
}
