// Invented names with the mix of families that a provider in Bradford would know. First names and surnames are
// combined by chance; nobody in particular is meant.
import type { Random } from './random.ts';

interface Families {
  weight: number;
  firstNames: readonly string[];
  surnames: readonly string[];
}

const words = (text: string) => text.split(' ');

const families: readonly Families[] = [
  {
    weight: 44,
    firstNames: words(
      'Margaret Dorothy Joan Brenda Sheila Maureen Jean Kathleen Doreen Pauline Beryl Hilda Alan Derek Kenneth Raymond Stanley Norman Harold Trevor Gordon Clifford Susan Julie Tracey Gary Darren Craig Joanne Lee Kirsty Ryan',
    ),
    surnames: words(
      'Ackernley Birkenshaw Clough Dewhirst Eastwood Farrar Gledhill Hardcastle Illingworth Jowett Kershaw Lumb Midgley Naylor Oldroyd Pickles Rushworth Sugden Thackray Utley Varley Whitaker Ambler Barraclough Crabtree Feather Greenwood Holroyd',
    ),
  },
  {
    weight: 26,
    firstNames: words(
      'Shabana Nasreen Rukhsana Parveen Zubaida Shaheen Tahira Naseem Razia Farzana Mohammed Tariq Iftikhar Nadeem Zahid Khalid Riaz Javed Shazia Bilal Hamza Saima Usman Amina',
    ),
    surnames: words(
      'Hussain Mahmood Iqbal Rashid Malik Shah Mirza Qureshi Raja Anwar Bashir Choudhry Ditta Farooq Ghani Jabbar Latif',
    ),
  },
  {
    weight: 8,
    firstNames: words('Łukasz Zofia Halina Bogdan Józef Danuta Krystyna Marek Ewa Mykola Oksana Stepan'),
    surnames: words('Nowak Wójcik Mazur Pawlak Wrona Sikora Kozioł Hrynko Bondar Melnyk Savchuk'),
  },
  {
    weight: 5,
    firstNames: words('Harjit Gurpreet Balwinder Manjit Surinder Jasbir Kiran Paramjit'),
    surnames: words('Gill Sandhu Dhillon Bains Sahota Grewal'),
  },
  {
    weight: 4,
    firstNames: words('Hansa Pushpa Ramesh Dinesh Nirmala Jayesh'),
    surnames: words('Patel Mistry Parmar Solanki Chauhan'),
  },
  { weight: 2, firstNames: words('Rokeya Shirin Momtaz Nazma Salma'), surnames: words('Begum Khatun Khanom') },
  { weight: 2, firstNames: words('Abdul Rafiq Habibur Shafiqul'), surnames: words('Miah Uddin Rahman Islam') },
  {
    weight: 5,
    firstNames: words('Winston Delroy Merlene Icilda Neville Beverley Cynthia Desmond'),
    surnames: words('Braithwaite Campbell Grant Morrison Pinnock Reid Samuels'),
  },
  {
    weight: 4,
    firstNames: words('Ada Chidi Ngozi Blessing Emeka Abena Kwame'),
    surnames: words('Okafor Adeyemi Mensah Owusu Boateng Eze'),
  },
];

/** Invented full names, each given once while the tables last; after that names repeat, as they do in life. */
export function nameSource(random: Random): () => string {
  const given = new Set<string>();
  const one = () => {
    const family = random.weighted(families);
    return `${random.pick(family.firstNames)} ${random.pick(family.surnames)}`;
  };
  return () => {
    let name = one();
    for (let attempt = 0; attempt < 20 && given.has(name); attempt += 1) name = one();
    given.add(name);
    return name;
  };
}
