/** Invented messages to practise on. Nobody in them exists, and nothing about them is recorded. */
export const practiceCases: readonly { id: string; title: string; text: string }[] = [
  { id: 'lunch', title: 'A hungry week', text: 'Rowan in Year 3 has come without lunch three days running and took food from another child’s bag today. His jumper is the same one as last Monday and smells strongly. Mum said on the phone that money is tight since her hours were cut and she would be glad of some help.' },
  { id: 'arm', title: 'A mark on the arm', text: 'At PE I saw finger-shaped bruises around Asha’s upper arm. She is nine. She pulled her sleeve down and said “Dad grabbed me because I spilt it, please don’t tell him.” She has not wanted to go home on the last two Fridays.' },
  { id: 'phone', title: 'A new phone', text: 'Leon, 14, has a second phone and new trainers and will not say from whom. He was missing overnight on Saturday and a car he would not talk about dropped him at the gate. His aunt rang us, she is frightened for him. He laughed it off.' },
  { id: 'carer', title: 'Tired every Monday', text: 'Mei is 12 and falls asleep in class most Mondays. She cooks and gets her little brother ready because Mum’s back is bad. Mum came in, was open about it, and has asked the GP for help. Mei says she likes looking after him but misses netball.' },
];
