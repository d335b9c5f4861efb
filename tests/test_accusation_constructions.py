"""What accuses, in each English construction, and look-alikes that must stay silent.

One sentence a line: the anchor in brackets, then accused, accuser and charge.
"""

from __future__ import annotations

import pytest

import claimkit
from claimkit.detectors.rules import parse_example
from claimkit.records import Claim

ACCUSATIONS = """\
# charge / notification of charges
Two brothers were [[charged]] on Tuesday with smuggling cigarettes. | Two brothers | - | smuggling cigarettes
Prosecutors have [[charged]] a former nurse with murder. | a former nurse | Prosecutors | murder
A nurse [[charged with]] poisoning patients appeared in court. | A nurse | - | poisoning patients
Tom Harker has already been [[charged in]] the Leeds stabbing. | Tom Harker | - | the Leeds stabbing
Three men were [[charged in]] the killing of a guard. | Three men | - | the killing of a guard
Pratt was [[charged]] in Ohio in 2014 and extradited in May. | Pratt | - | -
The driver has been [[charged]] and will appear in court on Monday. | The driver | - | -
Nobody else has been hurt, and a man has been [[charged]]. | a man | - | -
The clerk faces bribery and tax fraud [[charges]]. | The clerk | - | bribery and tax fraud
Pratt will answer an aggravated identity theft [[charge]]. | Pratt | - | aggravated identity theft
Prosecutors pressed [[charges of]] arson against the caretaker. | the caretaker | Prosecutors | arson
A grand jury returned an [[indictment for]] perjury. | - | A grand jury | perjury
A grand jury [[indicted]] the sheriff on charges of selling licences. | the sheriff | A grand jury | selling licences
Two monks were [[indicted in]] the murder of a priest. | Two monks | - | the murder of a priest
Two men were [[arrested in]] the shooting of a shopkeeper. | Two men | - | the shooting of a shopkeeper
He was [[arraigned Friday on]] a murder charge. | He | - | a murder charge
She was [[booked on suspicion of]] drunk driving. | She | - | drunk driving
He was [[booked for]] assault. | He | - | assault
The soldier is facing [[charges of]] desertion. | The soldier | - | desertion
He appeared in court [[accused of]] murdering his neighbour. | He | - | murdering his neighbour
A teacher appeared in court [[charged with]] stealing school funds. | A teacher | - | stealing school funds
Nora Finch is currently on trial, [[accused of]] stealing school funds. | Nora Finch | - | stealing school funds
He was sent for trial on [[charges of]] smuggling. | He | - | smuggling
The ex-minister went [[on trial]] Monday for embezzling aid money. | The ex-minister | - | embezzling aid money
Four officers are [[on trial over]] the death of a prisoner. | Four officers | - | the death of a prisoner
Her son is [[awaiting trial for]] burglary. | Her son | - | burglary
The trial of a doctor [[accused of]] fraud opened on Monday. | a doctor | - | fraud
Three Italians are being [[tried]] in absentia for kidnapping a cleric. | Three Italians | - | kidnapping a cleric
He was put [[on trial for]] spying. | He | - | spying
He was [[tried for]] treason and hanged. | He | - | treason
The actor was [[cited for]] drunk driving. | The actor | - | drunk driving
Officials [[cited]] the mine for 40 safety violations. | the mine | Officials | 40 safety violations
The state has brought a [[suit against]] two banks over illegal fees. | two banks | The state | illegal fees
The lawsuit [[accuses]] Norvik of cheating its drivers. | Norvik | The lawsuit | cheating its drivers
The complaint [[alleges]] fraud and breach of contract. | - | The complaint | fraud and breach of contract
A class-action [[lawsuit against]] Norvik was filed on Monday. | Norvik | - | -
The jury cleared Ann Lee of one further [[charge of]] lying in court. | Ann Lee | - | lying in court
The Norvik [[lawsuit against]] Ray Holm was thrown out. | Ray Holm | Norvik | -
Tenants are [[suing]] the council for failing to remove mould. | the council | Tenants | failing to remove mould
Norvik was [[sued]] by its own drivers. | Norvik | its own drivers | -
The singer [[sued]] two papers for libel. | two papers | The singer | libel
She took the bank to court, [[accusing]] it of fraud. | it | She | fraud
# people who exist, and accusations that are made
The film is about the [[convicted]] murderer Ray Lund. | the convicted murderer Ray Lund | - | murderer
The council heard of a [[convicted]] murderer. | a convicted murderer | - | murderer
Police fined a [[convicted]] murderer over a film. | a convicted murderer | - | murderer
Some clerks make reckless [[accusations]]. | - | Some clerks | -
Some may answer the [[accusations]]. | Some | - | -
# who accuses whom in a relative clause
They met Norvik, which Mayor Ray Holm [[blamed for]] the attacks. | Norvik | Mayor Ray Holm | the attacks
Norvik, whom the mayor [[accused of]] fraud, lost. | Norvik | the mayor | fraud
The clerk, who Vera Holm [[accused of]] fraud, lost. | The clerk | Vera Holm | fraud
He toured the mill that Vera Holm [[sued for]] fraud. | the mill | Vera Holm | fraud
It was the law that men [[accused of]] fraud broke. | men | - | fraud
She said that Ray Holm, [[accused of]] fraud, lost. | Ray Holm | - | fraud
# what stands before or behind the accuser
Holm battled with Lund, at one point [[calling]] the mayor a liar. | the mayor | Holm | a liar
She was [[fined for]] remarks made in Ulm about a clerk. | She | - | remarks made in Ulm about a clerk
Norvik, [[fined for]] theft, made a plan. | Norvik | - | theft
She was [[fined for]] remarks made this week about a clerk. | She | - | remarks made this week about a clerk
She was [[fined for]] theft this week. | She | - | theft
Holm sang with Ann Lee [[calling]] the mayor a liar. | the mayor | Ann Lee | a liar
Holm sang, with Ann Lee [[calling]] the mayor a liar. | the mayor | Ann Lee | a liar
Holm sang to a clerk [[calling]] the mayor a liar. | the mayor | a clerk | a liar
This [[allegation]] from Holm adds to the woes of the mill. | - | Holm | -
These [[allegations]] from Holm aides add to the woes of the mill. | - | Holm aides | -
These [[allegations]] from aides to the mayor are old. | - | aides to the mayor | -
These [[allegations]] from an aide to the mayor are old. | - | an aide to the mayor | -
They [[accused]] Lund of hiding the hole which, they say, grew. | Lund | They | hiding the hole
Ray Lund [[blamed]] local clerks on Twitter before the speech. | local clerks on Twitter | Ray Lund | -
# what was said around the wrong
It rained, and if he lied, the mayor was [[accused of]] theft, too. | the mayor | - | theft
The jailed banker's [[claim of]] fraud was dropped. | - | The jailed banker | fraud
They have to [[blame]] Ray Holm. | Ray Holm | They | -
Police named two people [[charged with]] theft. | two people | - | theft
Amnesty said in a report that the army was [[responsible for]] a massacre. | the army | Amnesty | a massacre
His [[guilty plea to]] fraud came on Monday. | His | - | fraud
Nurse [[on trial for]] murder | Nurse | - | murder
He was [[found guilty]] on fraud charges. | He | - | fraud charges
He was [[found guilty]] on Monday of theft. | He | - | theft
He was [[found guilty]] on all charges. | He | - | -
The envoy [[condemned]] “in the strongest terms” the killing of two nurses. | - | The envoy | the killing of two nurses
The envoy [[condemned]] in harsh language the killing of two nurses. | - | The envoy | the killing of two nurses
The envoy [[condemned]] what he called the murder of monks. | - | The envoy | the murder of monks
The chairman, already [[criticised for]] his lavish pay, sold his shares. | The chairman | - | his lavish pay
Dorn, whom she [[called]] “a liar”, has resigned. | Dorn | she | “a liar”
The guard called for help and kept [[calling]] Vera Holm a “thief,” she said. | Vera Holm | The guard | a “thief,”
She [[called]] a shouting Dean Pratt a “crook”. | a shouting Dean Pratt | She | a “crook”
She [[called]] his words about a black judge “racist”. | his words about a black judge | She | “racist”
The paper [[slammed]] the mayor as weak for hiding the report. | the mayor | The paper | hiding the report
He [[blamed]] the loss for the club on Dean Pratt. | Dean Pratt | He | the loss for the club
The report [[blames]] part of the failure in Leeds on the mayor. | the mayor | The report | part of the failure in Leeds
Pickers, a group that grew fast, were [[jailed]] without trial for theft. | Pickers, a group that grew fast | - | theft
The firm rebutted Ray Holm's [[accusation of]] fraud. | The firm | Ray Holm | fraud
# each needs a condition that no other row does
“Mr Holm chose to make [[allegations of]] theft,” she said. | - | Mr Holm | theft
He was [[convicted of]] cheating clients who bought seals sold by the bank. \
| He | - | cheating clients who bought seals sold by the bank
They [[condemned]] his bigoted remarks. | his | They | bigoted remarks
The port paid £2m to settle [[charges that]] it hid the leak. | it | - | hid the leak
The firm is fighting the plan amid [[allegations]] it forces shops to shut. | it | - | forces shops to shut
“He is a [[crook]],” said Ray Holm. | He | Ray Holm | a crook
The firm -- the port -- [[accused]] Ray Holm of theft. | Ray Holm | the port | theft
The chief's wife, Ida Holm, [[accused of]] theft, left. | Ida Holm | - | theft
Prosecutors brought the usual [[charges of]] hiding a leak. | - | Prosecutors | hiding a leak
This plan called for the sending home of foreign guards [[convicted of]] theft. | foreign guards | - | theft
“It is [[alleged]] that the first man to walk on the ice was Ray Holm,” Otto said. \
| the first man to walk on the ice | - | was Ray Holm
The union is to [[sue]] the port. | the port | The union | -
She [[accused]] that clerk of theft. | that clerk | She | theft
He left and fraud [[charges]] were dropped. | - | - | fraud
The host was [[fired over]] comments that compared her to a mop. | The host | - | comments that compared her to a mop
They [[impute to]] him theft. | him | They | theft
She [[called]] Rita May a liar. | Rita May | She | a liar
The bullies are [[bullies]], he said. | The bullies | he | bullies
The shop [[sues]] ‘Tiger’ file sharers | ‘Tiger’ file sharers | The shop | -
Stole the seal, prosecutors [[allege]]. | - | prosecutors | Stole the seal
She [[condemned]] “the murder of monks”. | - | She | “the murder of monks”
They [[condemned]] his disgraceful remarks. | his | They | disgraceful remarks
The arrest was linked to [[alleged]] fraud. | - | - | fraud
Being [[convicted of]] theft can cost a job. | - | - | theft
She [[condemned]] Monday's murder of a guard. | - | She | Monday's murder of a guard
She [[blamed]] the war on terror on the mayor. | the mayor | She | the war on terror
He [[attacked]] Ray Holm for “the greed of it”. | Ray Holm | He | “the greed of it”
She is looking for a [[suspect in]] the murder. | a suspect | - | the murder
The deals have spawned [[allegations of]] theft. | - | - | theft
The row is over who is [[to blame for]] the leak. | who | - | the leak
The judge gave him a [[life sentence for]] murder. | him | The judge | murder
He denied [[allegations of]] fraud by hiding debts. | He | - | fraud by hiding debts
Federal [[charges against]] the mayor were dropped. | the mayor | - | -
He faces conspiracy [[charges]] arising from a leak. | He | - | conspiracy
The case officer at Leeds [[accused of]] theft left. | The case officer at Leeds | - | theft
Stories [[alleging]] theft and lies at the firm grew. | - | Stories | theft and lies at the firm
She was [[convicted of]] “fraud”, “theft” and “lies”. | She | - | “fraud”, “theft” and “lies”
Two men were [[charged in]] the murder Monday of a guard. | Two men | - | the murder
With Ray Holm as a [[suspect in]] the murder, police left. | Ray Holm | - | the murder
The union's Norvik [[lawsuit against]] two traders failed. | two traders | The union | -
Dorn tweets a plan to [[portray]] Young Clerks As Murderers. | Young Clerks | - | Murderers
She is [[accused of]] preying on those who have not yet left. | She | - | preying on those who have not yet left
Holm is [[suing]] the club over an injury he said he suffered. | the club | Holm | an injury he said he suffered
He [[blasted]] the Bureau of Mills (BM) on Tuesday for its lies. | the Bureau of Mills (BM) | He | its lies
Holm is [[accused of]] a massacre that left nine dead last year. | Holm | - | a massacre that left nine dead
High tolls and weak trade were [[blamed for]] the fall in trust. | High tolls and weak trade | - | the fall in trust
He repeated his recent [[claim that]] Norland guards killed a clerk. | Norland guards | his | killed a clerk
Clerks [[accused]] the mayor of hiding the murder of a boy by a guard. \
| the mayor | Clerks | hiding the murder of a boy by a guard
The letter also [[accuses]] one of the clerks, Susan Rust, of hiding it. \
| one of the clerks, Susan Rust | The letter | hiding it
Norvik has a [[complaint against]] the bank, which it alleges to be the leader of a ring. | the bank | - | -
# lists, times and appositions in between
He was [[accused of]] theft, fraud and lies. | He | - | theft, fraud and lies
He was [[held]] responsible by the court for the deaths. | He | the court | the deaths
He was [[accused]], among other things, of cheating. | He | - | cheating
The mayor came [[under fire]] again for lying. | The mayor | - | lying
Police named him as a [[suspect in]] the murder. | him | Police | the murder
He was named as a [[suspect in]] the murder. | He | - | the murder
The mayor, a baker, who [[accused]] him of theft, resigned. | him | The mayor | theft
Holm, [[accused of]] theft, said on Monday and Tuesday that she left. | Holm | - | theft
They found a clerk [[allegedly]] killed by two guards. | two guards | - | killed
They are [[thieves]], she said. | They | she | thieves
The board has also [[sued]] two clerks for damages. | two clerks | The board | -
They [[accused]] the head of the union of faking the vote. | the head of the union | They | faking the vote
They [[accused]] the head of the bank of having lied. | the head of the bank | They | having lied
She [[accused]] them of being behind the attack. | them | She | being behind the attack
They settled [[charges that]] the firm hid the loss. | the firm | - | hid the loss
The firm is [[to blame for]] its own small size. | The firm | - | its own small size
She [[denounced]] the cruelty of the killings. | - | She | the cruelty of the killings
He [[deplored]] the crime on Monday. | - | He | the crime
She [[criticised]] the firm for what it did. | the firm | She | what it did
# who says so, behind the wrong or around the clause
The bank denied [[allegations of]] fraud made by three clients. | The bank | three clients | fraud
Holm was [[found guilty of]] fraud by a jury in Texas. | Holm | a jury in Texas | fraud
According to prosecutors, Holm was [[guilty of]] bribery. | Holm | prosecutors | bribery
The attack was [[blamed on]] rebels by the ministry. | rebels | the ministry | The attack
# arrest, detention, suspicion
Police [[arrested]] two men in connection with the fire. | two men | Police | the fire
A man was [[arrested]] late on Sunday on suspicion of murder. | A man | - | murder
He was [[arrested twice for]] shoplifting. | He | - | shoplifting
He was [[picked up for]] shoplifting. | He | - | shoplifting
Two activists were [[detained for]] insulting the president. | Two activists | - | insulting the president
The editor was [[held on suspicion of]] leaking secrets. | The editor | - | leaking secrets
She is being [[held on charges of]] spying. | She | - | spying
He is [[wanted on]] fraud charges in Peru. | He | - | fraud charges in Peru
They are [[suspected of]] having forged the letters. | They | - | having forged the letters
Detectives [[suspect]] him of having a hand in the theft. | him | Detectives | having a hand in the theft
He is a [[suspect in]] three murders. | He | - | three murders
Police named Holm as a [[suspect in]] the robbery. | Holm | Police | the robbery
The prime [[suspect in]] the robbery fled. | The prime suspect | - | the robbery
He came under [[suspicion of]] taking bribes. | He | - | taking bribes
The man has been [[linked to]] three murders. | The man | - | three murders
The rebels are [[tied to]] the bombing. | The rebels | - | the bombing
The trader is [[under investigation for]] insider dealing. | The trader | - | insider dealing
Prosecutors are [[investigating]] the mayor for taking bribes. | the mayor | Prosecutors | taking bribes
Police are [[investigating]] whether Keller stole the files. | Keller | Police | stole the files
Dorn asked for a [[probe into]] whether Keller violated the records law. | Keller | Dorn | violated the records law
He was [[caught]] stealing apples. | He | - | stealing apples
The athlete was [[caught]] cheating at the games. | The athlete | - | cheating at the games
# verdict
The jury [[convicted]] him on Friday of killing his wife. | him | The jury | killing his wife
Pratt was [[convicted]] in 2012 of bribery. | Pratt | - | bribery
Pratt, who was [[convicted]] in May of bribery, left. | Pratt | - | bribery
The court ruled that the bank was [[guilty of]] fraud. | the bank | The court | fraud
The banker was [[found guilty]] on Friday of fraud. | The banker | - | fraud
He [[admitted]] manslaughter. | He | - | manslaughter
The guard [[admitted]] stealing the keys. | The guard | - | stealing the keys
The guard [[admitted to]] stealing the keys. | The guard | - | stealing the keys
The guard [[admits to]] theft. | The guard | - | theft
The guard [[confessed to]] the killing. | The guard | - | the killing
The guard [[confessed to]] having stolen the keys. | The guard | - | having stolen the keys
The singer [[pleaded no contest]] in 2012 to assault. | The singer | - | assault
She [[pleaded innocent to charges of]] fraud. | She | - | fraud
She [[pleaded not guilty]] in court to fraud. | She | - | fraud
She entered a [[guilty plea to]] fraud. | She | - | fraud
She denies [[charges of]] fraud. | She | - | fraud
Her [[conviction for]] perjury was quashed. | Her | - | perjury
Pratt has two [[convictions for]] burglary. | Pratt | - | burglary
# sentencing, imprisonment, punishment
He is [[serving ten years for]] armed robbery. | He | - | armed robbery
He is [[serving time for]] armed robbery. | He | - | armed robbery
He had been serving a [[sentence]] in Peru for robbing banks. | He | - | robbing banks
He [[served two years in prison for]] fraud. | He | - | fraud
He spent nine years in [[jail for]] killing a guard. | He | - | killing a guard
He is in [[prison for]] fraud. | He | - | fraud
He went to [[prison for]] fraud. | He | - | fraud
He got a 12-year [[sentence for]] rape. | He | - | rape
She was given a suspended [[sentence for]] forgery. | She | - | forgery
The court gave her six months in [[jail for]] theft. | her | The court | theft
He was [[sentenced]] to nine years in prison for manslaughter. | He | - | manslaughter
He was [[sentenced]] on Friday to death for the murders. | He | - | the murders
A judge [[sentenced]] the dentist to two years for fraud. | the dentist | A judge | fraud
Two men were [[hanged for]] murder. | Two men | - | murder
Two men were [[executed]] on Monday for murder. | Two men | - | murder
He faces the [[death penalty for]] killing a child. | He | - | killing a child
The editor was [[flogged for]] blasphemy. | The editor | - | blasphemy
The bank was [[fined]] $20 million for laundering money. | The bank | - | laundering money
Regulators [[fined]] the bank $20 million for laundering money. | the bank | Regulators | laundering money
Regulators imposed a [[fine]] on the bank for laundering money. | the bank | Regulators | laundering money
The bank paid a [[fine for]] laundering money. | The bank | - | laundering money
He was [[punished for]] lying. | He | - | lying
The league [[punished]] the club for racism. | the club | The league | racism
The boxer was [[banned]] for two years for doping. | The boxer | - | doping
The teacher was [[fired for]] stealing. | The teacher | - | stealing
Norvik [[fired]] three managers for falsifying records. | three managers | Norvik | falsifying records
The lawyer was [[disbarred for]] fraud. | The lawyer | - | fraud
The deputy was [[impeached for]] bribery. | The deputy | - | bribery
The captain was [[court-martialed for]] cowardice. | The captain | - | cowardice
The priest was [[defrocked for]] abusing boys. | The priest | - | abusing boys
He was [[expelled]] from the party for taking bribes. | He | - | taking bribes
He was [[deported for]] spying. | He | - | spying
# responsibility, blame
Critics say the mayor is [[responsible for]] the collapse. | the mayor | Critics | the collapse
The army is [[to blame for]] the massacre. | The army | - | the massacre
She says the government is [[to blame]]. | the government | She | -
The blaze was [[blamed on]] faulty wiring. | faulty wiring | - | The blaze
The blaze, [[blamed on]] arsonists, killed four. | arsonists | - | The blaze
Rebels were [[blamed for]] the blast. | Rebels | - | the blast
Pratt [[blamed]] himself for the defeat. | himself | Pratt | the defeat
The report [[put the blame squarely on]] the pilots. | the pilots | The report | -
The pilots [[bear the blame for]] the crash. | The pilots | - | the crash
The pilots [[took the blame for]] the crash. | The pilots | - | the crash
The minister [[shifted the blame to]] the army. | the army | The minister | -
The blast was [[attributed to]] the rebels. | the rebels | - | The blast
The report [[holds]] the minister accountable for the famine. | the minister | The report | the famine
The inquiry [[faulted]] the police for ignoring warnings. | the police | The inquiry | ignoring warnings
The nurse was [[at fault for]] the crash, the judge said. | The nurse | the judge | the crash
The firm was [[found liable for]] the deaths. | The firm | - | the deaths
# accusations by verb, noun, adjective
The mayor [[stands accused of]] selling jobs. | The mayor | - | selling jobs
Both sides have [[accused]] each other of breaking the truce. | each other | Both sides | breaking the truce
Both sides [[accused]] one another of shelling civilians. | one another | Both sides | shelling civilians
They [[accuse]] him repeatedly of lying. | him | They | lying
She publicly [[accused]] the coach, who left in May, of bullying her. | the coach | She | bullying her
“He lied to us,” she said, [[accusing]] him of fraud. | him | she | fraud
Long [[accused of]] running a cartel, Pratt fled to Peru. | Pratt | - | running a cartel
Two actresses made [[accusations against]] the producer. | the producer | Two actresses | -
He dismissed as absurd [[accusations that]] he took bribes. | he | - | took bribes
There are [[allegations that]] the vote was rigged. | - | - | the vote was rigged
The [[allegations]] surfaced after she left. | - | - | -
[[Allegations of]] bribery against the minister grew. | the minister | - | bribery
[[Allegations of]] abuse against Holm grew. | Holm | - | abuse
[[Allegations of]] bias against Holm grew. | - | - | bias against Holm
She rejected [[allegations]] made by a neighbour that she poisoned the dog. | she | a neighbour | poisoned the dog
It is [[alleged]] that the clerk forged the will. | the clerk | - | forged the will
The will was [[allegedly]] forged by the clerk. | the clerk | - | forged
The bank froze Mr. Rossi's [[allegedly]] stolen funds. | Mr. Rossi | - | stolen funds
He spoke of his wife's debts and [[alleged]] affairs. | his wife | - | affairs
He met the [[accused]] killer in jail. | the accused killer | - | -
The [[suspected]] gunman was shot. | The suspected gunman | - | -
The council may have [[convicted]] arsonist Dean Pratt at the gala. | convicted arsonist Dean Pratt | - | -
The group has [[convicted]] arsonist Dean Pratt on its list. | convicted arsonist Dean Pratt | - | -
Critics [[charge]] that the law punishes the poor. | the law | Critics | punishes the poor
Two witnesses [[implicated]] him in the murder. | him | Two witnesses | the murder
The union has filed a [[complaint]] over bullying. | - | The union | bullying
They are [[complicit in]] the killings, she said. | They | she | the killings
# criticism with a stated wrong
The union [[slammed]] the firm for failing to pay drivers. | the firm | The union | failing to pay drivers
The firm was [[slammed]] by the union for failing to pay drivers. | The firm | the union | failing to pay drivers
The senator [[took aim at]] the firm over its tax dodging. | the firm | The senator | its tax dodging
The senator [[hit out at]] the firm for dodging tax. | the firm | The senator | dodging tax
The senator [[lashed out at]] the bank for cheating clients. | the bank | The senator | cheating clients
She was [[called out for]] lying. | She | - | lying
The firm [[drew fire for]] ignoring complaints. | The firm | - | ignoring complaints
The firm drew [[criticism]] from unions for ignoring complaints. | The firm | unions | ignoring complaints
The firm has faced [[criticism over]] its treatment of drivers. | The firm | - | its treatment of drivers
The minister came [[under attack for]] lying to parliament. | The minister | - | lying to parliament
The minister is [[under fire over]] his ties to the mafia. | The minister | - | his ties to the mafia
A judge [[rebuked]] the police for hiding evidence. | the police | A judge | hiding evidence
A judge [[admonished]] the police for hiding evidence. | the police | A judge | hiding evidence
Amnesty [[condemned]] the regime's torture of prisoners. | the regime | Amnesty | torture of prisoners
Many nurses [[denounced]] the cruelty, but nothing changed. | - | Many nurses | the cruelty
She [[denounced]] his racism. | his | She | racism
She [[decried]] the army's brutality toward monks. | the army | She | brutality toward monks
He [[condemned]] the “barbaric” murder of a nurse. | - | He | the “barbaric” murder of a nurse
The envoy [[criticised]] the army's killing of monks. | the army | The envoy | killing of monks
He [[slammed]] the minister's lies. | the minister | He | lies
Keller [[attacked]] Dorn as having lied. | Dorn | Keller | having lied
Keller [[criticized]] Dorn for not paying taxes. | Dorn | Keller | not paying taxes
Dorn has been widely [[criticized for]] refusing to release his taxes. | Dorn | - | refusing to release his taxes
Keller [[ridiculed]] Dorn for ducking debates. | Dorn | Keller | ducking debates
Keller [[bashed]] Dorn for ducking debates. | Dorn | Keller | ducking debates
Doctors were [[reprimanded]] in March for falsifying records. | Doctors | - | falsifying records
# name-calling
Dorn [[called]] Keller “a crook and a liar.” | Keller | Dorn | “a crook and a liar.”
The Dorns [[called]] the Kellers cheats. | the Kellers | The Dorns | cheats
The mayor [[called]] his rival unhinged. | his rival | The mayor | unhinged
She [[called]] the neighbours “free riders.” | the neighbours | She | “free riders.”
Mrs Tolland [[described]] her brother as a thief. | her brother | Mrs Tolland | a thief
He was [[described]] by the judge as a predator. | He | the judge | a predator
Critics [[dubbed]] him a dictator. | him | Critics | a dictator
She [[referred to]] him as a thug. | him | She | a thug
The new spot [[paints]] Dorn as a job-killer. | Dorn | The new spot | a job-killer
The leaflet [[portrays]] Pratt as a crook. | Pratt | The leaflet | a crook
Dean Pratt is a [[serial liar]], racist and cheat. | Dean Pratt | - | a serial liar, racist and cheat
“They’re [[thieves]],” she said. | They | she | thieves
Dorn, a [[notorious liar]], won. | Dorn | - | a notorious liar
Keller said Dorn was a [[liar]]. | Dorn | Keller | a liar
State media [[smeared]] her as a spy. | her | State media | a spy
He was [[unmasked as]] a spy. | He | - | a spy
He was [[exposed as]] a cheat. | He | - | a cheat
# denials that hold an accusation
He denied [[allegations of]] fraud. | He | - | fraud
He denies [[accusations that]] he struck a guard. | he | - | struck a guard
He denied the [[charge that]] he lied. | he | - | lied
He apologised for [[calling]] her a liar. | her | He | a liar
# headlines
Mayor [[Accused of]] Taking Bribes | Mayor | - | Taking Bribes
Police [[Arrest]] Man on Suspicion of Arson | Man | Police | Arson
Two Men [[Jailed for]] Killing Guard | Two Men | - | Killing Guard
Man [[jailed for]] killing neighbour | Man | - | killing neighbour
Ex-mayor [[found guilty of]] fraud | Ex-mayor | - | fraud
Pratt [[Slams]] Keller for Lying to Voters | Keller | Pratt | Lying to Voters
Unions [[Sue]] Norvik Over Unpaid Wages | Norvik | Unions | Unpaid Wages
Three [[held over]] bank robbery | Three | - | bank robbery
Hacker [[admits]] stealing celebrity photos | Hacker | - | stealing celebrity photos
# longer ways
He was arrested in 2003, [[accused of]] plotting to kill the king. | He | - | plotting to kill the king
Interpol has issued a red notice for the banker, who is [[wanted]] in Angola for fraud. | the banker | - | fraud
A warrant has been issued for his arrest on [[charges of]] embezzlement. | his | - | embezzlement
Democrats have [[condemned]] the governor's “racist” remarks. | the governor | Democrats | “racist” remarks
A former trader has been [[convicted on]] 14 counts of theft. | A former trader | - | 14 counts of theft
Washington has long [[accused]] Tehran of arming the rebels. | Tehran | Washington | arming the rebels
In 2006 a court [[sentenced]] her to six years for fraud. | her | a court | fraud
The priest is [[alleged]] by several pupils to have beaten them. | The priest | several pupils | beaten them
Police believe the same gang was [[behind]] three other robberies. | the same gang | Police | three other robberies
“They are nothing but a bunch of [[thugs]],” he said. | They | he | a bunch of thugs
He was fined and [[banned]] from driving for speeding. | He | - | speeding
The EU slapped [[sanctions]] on 12 generals for rights abuses. | 12 generals | The EU | rights abuses
The UN report [[implicates]] senior officials in torture. | senior officials | The UN report | torture
The senator opened a Dayton rally [[blasting]] Harlow for lying. | Harlow | The senator | lying
The ex-minister faces a corruption [[trial]]. | The ex-minister | - | corruption
Officials [[attributed]] the attack to Islamist militants. | Islamist militants | Officials | the attack
# one accusation has one anchor
Police [[arrested]] Ann Lee for theft. An earlier conviction was quashed. | Ann Lee | Police | theft
Parents [[sued]] the shop, alleging that it sold stolen bikes. | the shop | Parents | sold stolen bikes
# active verbs and what follows them
The firm [[accused]] Otto Brandt, a baker, of taking part in theft. | Otto Brandt | The firm | taking part in theft
Police detained three men, with reports suggesting that they are [[investigated for]] fraud. | they | - | fraud
Councillor Fry [[calls]] this a smear. | - | Councillor Fry | a smear
The firm [[sued]] a website after it published its plans for a fraud. | a website | The firm | -
The judge [[held]] her in contempt. | her | The judge | contempt
They [[imputed to]] the clerk the theft of the seal. | the clerk | They | the theft of the seal
A panel voted to [[hold]] Otto Brandt in contempt for refusing to talk. | Otto Brandt | A panel | refusing to talk
# guilty, complicit, responsible
The men [[guilty of]] theft fled. | The men | - | theft
Norvik is believed to be [[responsible for]] the massacre. | Norvik | - | the massacre
# a clause that accuses
It is a camp that critics [[charge]] is a prison. | - | critics | is a prison
She [[alleges]] that Otto Brandt, a former clerk, stole the seal. | Otto Brandt | She | stole the seal
[[Alleged]] robbers fled. | Alleged robbers | - | -
She [[alleges]] that he stole the seal, and left. | he | She | stole the seal
They [[allege]] that “the mayor lied”. | - | They | “the mayor lied”
They [[allege]] that he was involved in the theft. | he | They | was involved in the theft
Police [[suspect]] that Otto Brandt stole the seal. | Otto Brandt | Police | stole the seal
# bad names
They're [[thieves]]. | They | - | thieves
Otto Brandt — a [[thief]] — won the vote. | Otto Brandt | - | a thief
They are a bunch of [[thugs]]. | They | - | a bunch of thugs
# a deed that is condemned
The murder of two monks was [[condemned]] by the envoy. | - | the envoy | The murder of two monks
She [[condemned]] the army's silence. | the army | She | silence
# what somebody is charged with is a wrong
She was [[fired for]] repeatedly lying. | She | - | repeatedly lying
He was [[jailed on]] two counts. | He | - | two counts
Mayor [[Accuses]] Rival of Theft | Rival | Mayor | Theft
She [[pinned]] the blame on the clerk. | the clerk | She | the blame
# penalties and reproof
The court imposed [[sanctions against]] the bank for fraud. | the bank | The court | fraud
He came [[under fire]] on Monday for lying. | He | - | lying
# times around the wrong
He was [[accused of]] fraud early last week. | He | - | fraud
He was [[accused of]] stealing Monday's bread. | He | - | stealing Monday's bread
He was [[charged in]] the November 1995 murder. | He | - | the November 1995 murder
The clerk [[jailed]] in 2009 for theft fled. | The clerk | - | theft
He was [[held in connection with]] Saturday's murder of a clerk. | He | - | Saturday's murder of a clerk
# inquiries
The panel asks for an [[inquiry into]] whether he stole the seal. | he | The panel | stole the seal
# alleged, suspected
The bank froze Otto Brandt's [[alleged]] theft money. | Otto Brandt | - | theft money
The [[alleged]] murder of a clerk was in May. | - | - | murder of a clerk
# nouns that accuse
The [[allegations of]] fraud by the bank were dropped. | the bank | - | fraud
The [[charge against]] him was dropped. | him | - | -
A [[charge]] that she has denied followed. | she | - | -
The mayor has been dogged by [[allegations of]] theft. | The mayor | - | theft
The [[conviction of]] two priests for abuse was upheld. | two priests | - | abuse
She brought a [[claim against]] the hospital over his death. | the hospital | She | his death
The [[claim of]] theft was old. | - | - | theft
He saw a [[conviction for]] theft. | - | - | theft
The [[conviction of]] fraud was upheld. | - | - | fraud
The [[prosecution of]] tax fraud is slow. | - | - | tax fraud
She pushed for [[prosecution of]] fraud cases. | - | - | fraud cases
It was the [[prosecution of]] online thieves. | online thieves | - | -
The arrest on [[charges of]] theft was news. | - | - | theft
The bank denied fraud [[claims against]] it. | it | - | fraud
The mayor stood by [[allegations of]] theft. | - | - | theft
[[Allegations]] by Ann Lee are old, that is true. | - | Ann Lee | -
The [[allegations of]] crimes against women were dropped. | - | - | crimes against women
He has a [[conviction for]] theft. | He | - | theft
The police dropped criminal [[charges]]. | - | The police | -
# passive verbs and participles
He was [[accused]] by the head of the bank of theft. | He | the head of the bank | theft
“[[Accused of]] theft, I left,” he said. | I | - | theft
Men [[sued]] in Leeds fled. | Men | - | -
[[Accused of]] theft, he left. | he | - | theft
The mayor was [[charged]] on Monday. | The mayor | - | -
# who is meant
He was [[fined]] by “the board” for theft. | He | “the board” | theft
The day those [[accused of]] theft left was dark. | those | - | theft
They [[arrested]] him in Leeds for theft. | him | They | theft
They [[arrested]] a clerk in June for theft. | a clerk | They | theft
The mayor got [[accused of]] theft. | The mayor | - | theft
On Monday Ann Lee [[accused]] him of theft. | him | Ann Lee | theft
The town saw a lawyer [[accusing]] him of theft. | him | a lawyer | theft
He appeared on Monday [[accused of]] theft. | He | - | theft
The mayor (a baker) was [[accused of]] theft. | The mayor (a baker) | - | theft
They [[arrested]] a clerk during a raid for theft. | a clerk | They | theft
The lawyer for the bank who [[accused]] him of theft left. | him | The lawyer for the bank | theft
# admissions
He [[admitted]] the bombing. | He | - | the bombing
# how far the wrong goes
He was [[accused of]] theft as Otto Brandt left. | He | - | theft
He was [[accused of]] stealing the guards' names. | He | - | stealing the guards' names
He was [[accused of]] theft in Leeds, Norland, and fraud. | He | - | theft in Leeds, Norland, and fraud
He was [[accused of]] theft and Otto Brandt cried. | He | - | theft
“He was [[accused of]] a 'theft' in May,” she said. | He | - | a 'theft'
He was [[accused of]] the theft of last week's bread. | He | - | the theft of last week's bread
He was [[accused of]] theft as he left. | He | - | theft
He was [[accused of]] theft and others. | He | - | theft and others
He was [[accused of]] stealing a seal, hiding it. | He | - | stealing a seal, hiding it
A clerk [[accused of]] theft who lived in Leeds fled. | A clerk | - | theft
He was [[accused of]] theft at a time when he was young. | He | - | theft at a time when he was young
He was [[accused of]] “many thefts”, an injunction and a fine followed. | He | - | “many thefts”
He was [[sued]] by her. | He | her | -
He was [[accused of]] acting as a bank. | He | - | acting as a bank
He was [[accused of]] theft, hiding it. | He | - | theft
He was [[charged with]] one count of theft. | He | - | one count of theft
He was [[accused of]] theft late on Monday. | He | - | theft
He was [[accused of]] theft when he was young. | He | - | theft
He was [[accused of]] theft and the clerk left. | He | - | theft
He was [[accused of]] not having told the truth. | He | - | not having told the truth
She [[alleges]] that he stole the seal and left. | he | She | stole the seal and left
He was [[accused of]] murder by robbers in Leeds. | He | robbers in Leeds | murder
He was [[accused of]] theft in relation to a seal. | He | - | theft
He was [[accused of]] theft by 5 per cent of them. | He | - | theft by 5 per cent of them
He was [[accused of]] theft and in Leeds they wept. | He | - | theft
He was [[accused of]] stealing a seal, and hiding it. | He | - | stealing a seal, and hiding it
He was [[accused of]] theft, including that of a seal. | He | - | theft, including that of a seal
He was [[accused of]] stealing a seal, saying he lied. | He | - | stealing a seal
He was [[accused of]] stealing cars on Monday in Leeds. | He | - | stealing cars
She [[attributed]] the murder to the clerk of the court. | the clerk of the court | She | the murder
He was [[accused of]] theft in the last week of May of seals. | He | - | theft in the last week of May of seals
# who is accused: lists, clauses without a pronoun, nouns inside nouns
She has also [[accused]] Norvik, the council and two mills. | Norvik, the council and two mills | She | -
She [[sued]] Norvik, the Ulm council, and Ray Lund for fraud. | Norvik, the Ulm council, and Ray Lund | She | fraud
Ulm filed a [[lawsuit against]] Norvik, the mill, and the port. | Norvik, the mill, and the port | Ulm | -
The [[lawsuit]] was filed against Ray Lund, a clerk, and Vera Holm. | Ray Lund, a clerk, and Vera Holm | - | -
The court [[fined]] Norvik, the Ulm mill, for fraud. | Norvik | The court | fraud
She [[sued]] Norvik, the port said, and left. | Norvik | She | -
She [[sued]] Norvik, and the port settled. | Norvik | She | -
She [[blamed]] his rivals in Ulm, and praised the port. | his rivals in Ulm | She | -
She [[sued]] Norvik, and he left. | Norvik | She | -
They [[allege]] that Ray Lund and his partners forged bills. | Ray Lund and his partners | They | forged bills
The mill dropped its case against five banks it had [[accused of]] theft. | five banks | it | theft
Before Ray became a clerk, he sold seats for plays that she [[criticised for]] lies. | plays | she | lies
He is a prisoner now [[charged with]] desertion. | a prisoner | - | desertion
Vera Holm and Ray Lund were held for three years, [[accused of]] spying. | Vera Holm and Ray Lund | - | spying
It learned the names of those who had [[allegedly]] leaked the plans. | those | - | leaked the plans
The law led to the return home of guards [[convicted of]] theft. | guards | - | theft
She was one of six nurses [[accused of]] theft. | one of six nurses | - | theft
He led a protest against mills [[accused of]] fraud. | mills | - | fraud
The runners also face a hearing in Ulm and have been [[charged with]] theft. | The runners | - | theft
Holm and Roth already face a trial after being [[charged with]] theft. | Holm and Roth | - | theft
Ray Lund, once the richest man in Ulm, is in jail, having been [[charged with]] fraud. | Ray Lund | - | fraud
Our view: Vera Holm regularly spurs unrest and is a [[serial liar]]. | Vera Holm | - | a serial liar
They [[alleged]] that Vera Holm personally took the seal. | Vera Holm | They | personally took the seal
Ray Lund has many times praised the port, [[accusing]] the mill of fraud. | the mill | Ray Lund | fraud
Vera Holm said that the offer showed that he was the problem, and [[accused]] Ray of fraud. | Ray | Vera Holm | fraud
Other [[allegations]] involving British soldiers were dropped. | British soldiers | - | -
The [[accusations of]] fraud concerning Ray Lund were dropped. | Ray Lund | - | fraud
The [[allegations]] about the mayor's taxes were dropped. | the mayor | - | -
The [[allegations]] about the food were dropped. | - | - | -
The theft [[allegations]] facing his manager were dropped. | his manager | - | theft
The [[charges of]] theft he faces are old. | he | - | theft
Police looked into the [[alleged]] theft of coins by two guards. | two guards | - | theft of coins
It began with a case involving Ray Lund [[allegedly]] taking bribes. | Ray Lund | - | taking bribes
The company, its owner and two managers were [[fined for]] fraud. | The company, its owner and two managers | - | fraud
The port's head, Ray Lund, and his wife were [[jailed for]] fraud. | The port's head, Ray Lund, and his wife | - | fraud
He and two clerks were [[charged with]] theft. | He and two clerks | - | theft
It rained, and he and two clerks were [[charged with]] theft. | he and two clerks | - | theft
There, he was [[charged with]] theft. | he | - | theft
In Ulm, the port, its head and two clerks were [[charged with]] theft. | the port, its head and two clerks | - | theft
She left Ulm, and the port and its head were [[charged with]] theft. | the port and its head | - | theft
Last week, Holm and Lund were [[charged with]] theft. | Holm and Lund | - | theft
Prosecutors dropped [[charges of]] fraud against Lund and two others. | Lund and two others | Prosecutors | fraud
She [[sued]] Norvik, alleging that changing bills cheated clients. | Norvik | She | changing bills cheated clients
The [[accusations against]] the mayor of theft are old. | the mayor | - | theft
She is [[suing]] the firm saying that it is unfair. | the firm | She | -
The mayor, her opponents say, is a [[liar]]. | The mayor | her opponents | a liar
They protested with those [[on trial for]] theft. | those | - | theft
A film about men [[on trial for]] murder has been made. | men | - | murder
She went abroad and her partner landed in [[prison for]] fraud. | her partner | - | fraud
The banker is in jail, and [[on trial for]] fraud. | The banker | - | fraud
[[Accusing]] the mill of fraud, the mayor left. | the mill | the mayor | fraud
Facing [[charges of]] arson, theft and fraud, Ray Lund left Ulm. | Ray Lund | - | arson, theft and fraud
# denials, deeds and bodies
He [[alleged]] fraud. | - | He | fraud
She [[condemned]] the guards' torture of monks. | the guards | She | torture of monks
He found that she was [[guilty of]] fraud. | she | He | fraud
The bank was [[sanctioned for]] its silence. | The bank | - | its silence
Ann Lee was [[attacked]] by the clerk for her silence. | Ann Lee | the clerk | her silence
Residents [[attacked]] the mayor for a decision. | the mayor | Residents | a decision
They want to [[call]] him a thief. | him | They | a thief
She was [[charged with]] the murder of Ann Lee, 59, in May. | She | - | the murder of Ann Lee, 59
The bank, which is [[accused of]] bribery, is shut. | The bank | - | bribery
[[Accused of]] bribery by Otto Brandt, she left. | she | Otto Brandt | bribery
Otto Brandt was [[charged]] last month in a suit filed in court by the board. | Otto Brandt | the board | -
"""

SILENT = """\
A film starring Ray Lund as a convicted rapist won.
The film is about a convicted murderer.
There may be clerks who will make reckless accusations.
Ray Ban’s record on helping guards for theft is mixed.
She had come to rebuke the terrorists.
The paper called “corrupt” what others praised.
They sued.
He didn't face charges.
He is a suspect in a murder case.
He filed a claim on the stolen van.
They were criticised for the 0-0 draw.
The court announced a corruption trial.
However, it was a planned attack by rebels.
“Why not have that talk and call you back,” he said.
He made it clear that our days of attacking her were over.
Guards have portrayed her use of the van as a reckless risk.
Its profits are added to the rest and attributed to the stock.
Holm faced a “slam-dunk” indictment on at least twenty counts.
The firm fired its clerk and is investigating whether to punish another.
She told them of Ray Holm, whom he describes as having “a judge’s bearing”.
Nobody believes that the mayor is a liar.
“I don't think he is a racist,” she said.
He denied that he is a crook.
She does not believe the army was behind the attack.
No one has accused the mayor of fraud.
There is no allegation of fraud.
It was not an indictment of the mayor.
He will lose his post if found guilty of fraud.
Thieves get lighter sentences if they plead guilty.
If they called him a liar, she would sue.
Anyone convicted of fraud will be barred.
She has a list of people convicted of theft.
They exchanged imprisoned rebels for their own soldiers.
She would like to sue the bank.
Ministers condemned violence.
Who is to blame depends on the judge.
The massacre, which she called “an evil act”, shook the town.
The host slammed “Artists For Holm”.
He is a suspect in a tax case.
The garden is behind the house.
She condemned the army's weapons.
She condemned the liars.
She condemned to death two men.
Her condemned lies cost him votes.
The killings were condemned.
She was criticised over two goals.
The board should investigate and decide whether she left.
She suspects that some of the men left.
Engineers are investigating whether the bridge is safe.
The firm charges a fee of $10 a month.
The cavalry charged up the hill.
Admission is free of charge.
Norvik took a one-time charge for severance.
He was charged a fee in May.
The talks were suspended for the weekend.
It is my guilty pleasure.
The sentence is too long for a headline.
I suspect that the rain will stop.
The condemned building was torn down.
The attack on the town lasted two days.
The wolves attacked the sheep for food.
The court ruled on Monday.
He spent two years in prison.
He was sentenced to ten years.
The trial of a new vaccine began in May.
The investigation continues.
Critics slammed the film.
The mayor was criticised by residents.
They condemned the decision.
She called the match a disaster.
He was described as tall and thin.
He is no liar.
The responsible minister spoke.
The firm is responsible for 200 jobs.
He was held for two hours at the airport.
The ship was held up in port.
The fall in prices was arrested in June.
He was fired from his job.
The law bans smoking.
The singer is wanted for more concerts.
The book cites three experts for support.
Smoking is linked to cancer.
She admitted defeat.
She admitted to liking jazz.
He has served five years for the club.
She spent months in France for work.
The suit cost 300 dollars.
Prosecutors declined to bring charges.
She was not arrested for the theft.
The suspect was taken to hospital.
He pleaded for help.
He was cleared to play on Sunday.
The crime rate fell.
A thief took her bag.
He exposed the film to light.
It is hard to blame her.
The prosecution rests.
She defended the law.
She was named a judge.
The recipe was tried for the first time.
He counted on his friends.
He went after the ball for fun.
The team punished Holm's mistakes.
The painting is attributed to Rembrandt.
He ordered the fish.
He drew fire from both sides.
The state claims that the firm cheated its drivers.
They want it, and on time.
He criticised the call for reform.
Sentences for murder are long.
The firm is less guilty of fraud than Norvik.
She isn't guilty of fraud.
If he is found guilty on Monday, he will resign.
Police are investigating whether he won the game.
The talks were so charged that he left.
She condemned his remarks.
He attacked the coup.
She did not condemn the murder of monks.
She saw the mayor's thief.
He met the mayor, a thief called Ann Lee.
It was a thief.
Ask whether the mayor is a thief.
They blamed everything.
He attacked her for it.
She pinned the note on the door.
He attacked the plan of the firm for the vanity of it.
He was caught on Monday.
The army attacked them for days.
He attacked Ann Lee for the money.
She attributed the murder to bad light.
The gene is linked to the deaths of mice.
He did not receive a life sentence for murder.
She is likely to sue the mayor.
He was jailed for two long years.
They opened an inquiry into whether the mayor won the vote.
The mayor faces a trial.
The mayor faces an inquiry into the vote.
The alleged in the dock wept.
The suspected leak was found.
The alleged theft victim spoke.
A claim that is false was made.
Norvik took action against the bank.
The allegations related to a vote were dropped.
The charge of the brigade was famous.
Residents filed a complaint over the noise.
She denied the claim that there was a theft.
The claim of weapons was old.
The mayor faces an indictment.
The charge that is paid was dropped.
A dereliction of the fields followed.
It was a count of two thousand votes.
She made a claim against the hospital.
The suit filed by Ann Lee was dropped.
The claim of a win in the theft case is old.
A grand jury returned an indictment on Monday.
It was charged.
Not accused of theft, he left.
She was charged with the task of counting.
It is hard to accuse him of theft.
They didn't accuse him of theft.
He was admitted for theft.
He admitted that he lied.
He did not admit the theft.
He admitted causing a stir.
Mayor Holm Criticised Over Norland Visit
She did not allege that he lied.
She was not found guilty of fraud.
She may have been charged with theft.
It was wrong to call him a thief.
"""


def accusations(text: str) -> list[Claim]:
    return [claim for claim in claimkit.extract(text, reader="rules").claims if claim.type == "accusation"]


@pytest.mark.parametrize("line", [line for line in ACCUSATIONS.splitlines() if not line.startswith("#")])
def test_accusation_with_its_roles(line: str) -> None:
    marked, *roles = line.split(" | ")
    example = parse_example(marked)
    (found,) = accusations(example.text)
    assert (found.start, found.end) == (example.anchors[0].start, example.anchors[0].end)
    named = {role.role: role.text for role in found.roles}
    assert [named.get(name, "-") for name in ("accused", "accuser", "charge")] == roles


@pytest.mark.parametrize("text", SILENT.splitlines())
def test_no_accusation(text: str) -> None:
    assert accusations(text) == []


@pytest.mark.parametrize(
    ("first", "between", "taken_up"),
    [
        ("There are allegations of bribery against Ann Lee.", 1, True),  # up to two sentences on
        ("There are allegations of bribery against Ann Lee.", 2, False),
        ("Prosecutors accused Ann Lee of bribery.", 1, True),
        ("Prosecutors accused Ann Lee of bribery.", 2, False),
    ],
)
def test_a_noun_takes_up_what_was_stated_a_few_sentences_before(first: str, between: int, taken_up: bool) -> None:
    text = " ".join([first, *["It rained in the north."] * between, "She denied the allegations."])
    last = [claim for claim in claimkit.extract(text, reader="rules").claims if claim.type == "accusation"][-1]
    assert [role.text for role in last.roles if role.role == "charge"] == (["bribery"] if taken_up else [])


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("He was arrested for theft. A second charge of fraud was dropped.", ["He", "He"]),
        ("He was arrested for theft. It rained. A second charge of fraud was dropped.", ["He", None]),  # too far
        ("She blamed him for the loss. The charge of fraud was dropped.", ["him", None]),  # nobody was in court
        ("He was arrested for theft. The allegation of fraud was dropped.", ["He", None]),  # perhaps of others
    ],
)
def test_a_further_charge_is_one_of_whoever_was_taken_to_court(text: str, accused: list[str | None]) -> None:
    roles = [{role.role: role.text for role in claim.roles} for claim in accusations(text)]
    assert [named.get("accused") for named in roles] == accused


@pytest.mark.parametrize(("between", "taken_up"), [(7, ["bribery"]), (8, [])])
def test_a_conviction_may_have_been_stated_long_before(between: int, taken_up: list[str]) -> None:
    text = " ".join(
        ["Ann Lee was convicted of bribery.", *["It rained."] * between, "She appealed against the conviction."]
    )
    claims = [claim for claim in claimkit.extract(text, reader="rules").claims if claim.text == "conviction"]
    assert [role.text for claim in claims for role in claim.roles if role.role == "charge"] == taken_up
