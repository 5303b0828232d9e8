/**
 * The 2,048 words that checkpoints are printed with on paper in English (docs/formats/checkpoint.md §3): the first of three to six letters
 * of the EFF's long word list of 2016, in its order.
 *
 * Electronic Frontier Foundation, https://www.eff.org/files/2016/07/18/eff_large_wordlist.txt, licensed under
 * Creative Commons Attribution 3.0 (https://creativecommons.org/licenses/by/3.0/).
 */
export const englishWords: readonly string[] = `
abacus abide ablaze able abroad absurd accent aching acid acorn acre acting action active acts afar affair
affirm affix afford aflame afloat afoot afraid aged agency agenda agent aghast agile aging agony agreed
ahead ahoy aide aids aim ajar alarm album alias alibi aliens alike alive almost aloe aloft aloha alone aloof
alto alumni always amaze amber ambush amends amid amigo amino amiss among amount ample amply amuck amulet
amused amuser anchor anemia anemic anew anger angled angler angles animal anime ankle annex anthem antics
antler antsy anvil anyhow anyone anyway aorta apache appear apple apply april apron aptly aqua area arena
argue arise armed armful arming armory army aroma arose around array arrest arrive arson art ascend ascent
ashen ashes ashy aside askew asleep aspect aspire astute atlas atom atop atrium attach attain attest attic
attire audio august author autism avatar avenge avenue avert avid avoid await awaken award aware awhile
awning awoke awry axis babble babied baboon backed backer backup bacon badass badge badly baffle bagel
bagful bagged baggie baggy baked bakery baking balmy bamboo banana banish banjo banked banker banner banter
barbed barber barge barley barman barn barrel bash basics basil basin basis basket batboy batch bath baton
bats battle bauble blade blah blame blank blast blazer bleach bleak bleep blend bless blimp bling blinks
blip blitz blob blog blot blouse bluff bluish blunt blurb blurry blurt blush boat bobbed bobble bobcat body
bogged boggle bogus boil bok bolt bonded boned boney bonnet bonsai bonus bony book booted booth bootie boots
boozy borax boring boss botany botch both bottle bottom bounce bouncy bovine boxcar boxer boxing boxy breach
breath breeze breezy briar bribe brick bride bright brim bring brink broken broker bronco bronze brook broom
browse brunch brunt brush brute bubble bubbly bucked bucket buckle buddy budget buffed buffer buggy bulb
bulge bulgur bulk bully bunch bundle bungee bunion bunny bunt busboy bush busily bust buzz cabana cabbie
cable cache cackle cacti cactus caddie caddy cadet cage cake calm cameo camera camper campus canal canary
cancel candle candy cane canine canned cannon cannot canola canon canopy canyon cape capped carat carbon
carded caress cargo caring carol carrot carry cartel carton carve case cash casing casino casket catchy
catnap catnip catsup cattle catty caucus causal cause caviar cavity cedar celery celtic cement census chafe
chain chair chance change chant chaos chaps charm chase chaste chatty cheek cheer cheese cheesy chef chemo
cherub chess chest chevy chewer chewy chief chili chill chimp chip chirpy chive choice chomp choosy chop
chosen chrome chubby chuck chug chummy chump chunk churn chute cider cinch cinema circle circus citric
citrus city civic civil clad claim clammy clamor clamp clang clash clasp class clause claw clay clean clear
cleat cleft clench clerk clever client cling clinic clip clique cloak clock clone cloud clover clump clumsy
clunky clutch coach coat cobalt cobweb cocoa cod coerce coffee coil coke cola cold collar collie colony colt
coma come comfy comic coming comma common compel comply conch concur cone cope copied copier coping copper
copy coral cork cornea corned corner corny corral corset cortex cosmic cosmos cost cotton couch cough could
county cover cozily cozy cradle crafty cramp crane crank crate crave crayon crazed crazy crease create
credit creed creme creole crepe crept crib cried crier crimp cringe crispy croak crock crook croon crop
cross crouch crowd crown crumb crummy crust crux crying cube cuddle cuddly cupid cupped curdle cure curfew
curing curled curler curly curry curse cursor curtly curtsy curve curvy cushy cusp cussed cut cycle cyclic
cymbal dab dad dagger daily dainty dairy daisy dance dander dandy danger dangle dares darn dart dash data
dating dawn daybed deacon dealer dealt dean debate debit debtor debug debunk decade decaf decal decay deceit
decent deck decode decoy decree deduce deduct deed deem deepen deeply deface defame defeat defile define
defog deftly defuse defy degree deity delay delete delta deluge deluxe demise demote denial denim denote
dense dental deny depict deploy deport depose depth deputy derail derby detail detest deuce device dial
diaper diary dice dicing dig dill dilute dime dimly dimmed dimmer dimple diner dinghy dingo dingy dining
dinner dipped dipper disarm dish disk dismay disown ditch ditto ditzy diving dizzy doable docile dock dodge
dodgy doily doing dole dollar dollop dolly domain donor donut doodle doozy dork dorsal dosage dose dotted
douche dove down dowry doze drab drank draw dreamt dreamy dreary drench dress drew dried drier drift drippy
driven driver drone drool droop drove drown drudge drum dry dubbed ducky duct dude duffel dugout duh duke
duller duly duo dupe duplex duress during dusk dust duty duvet dwarf dweeb each eagle earful early earthy
earwig easel easily easing easter eaten eatery eating eats ebay ebony ebook ecard echo eclair edge edging
edgy editor eel effort egging eggnog either eject elated elbow eldest eleven elf elite elixir elk elm elope
elude elves email embark ember emblem embody emboss emcee emit emote empty emu enable enamel encode encore
ended ending energy engine engulf enrage enrich enroll ensure entail entire entity entomb entrap entree
envoy envy enzyme epic equal equate equity erased eraser errand errant error erupt eskimo essay estate ether
ethics evade even evict evil evoke evolve exact excess excuse exert exes exhale exhume exile exit exodus
expand expel expend expert expire expose extent extras fable fabric facial facing factor fade fading falcon
fall false fame family famine fancy fang faster faucet fax feast fedora feeble feed feel feisty feline femur
fence fender ferret ferris ferry fervor fester fetal fetch fever fiber fiddle fifth fifty figure filing
filled filler film filter filth finale finch finer finite fit five flail flaky flame flap flashy flask
flatly fled fleshy flick flier flight flinch fling flint flip flirt float flock flop floral floss flyer
flying foam foe fog foil folic folk follow fondly fondue font food fool footer fossil foster fox foyer frail
frame frayed frays freely french frenzy fresh friday fridge fried friend frill fringe frisk frolic from
front frosty froth frown frozen fruit frying gab gaffe gag gains gala galley gallon galore game gaming gamma
gander gangly gap garage garden gargle garlic garnet garter gas gating gauze gave gawk gazing gear gecko
geek geiger gem gender genre gently gents gerbil getup giant giblet giddy gift giggle giggly gigolo gilled
gills girdle given giver giving gizmo glade gladly glance glare glass glider glitch glitzy gloomy glory
gloss glove glue gluten gnarly gnat goal goes going golf gonad gone gong good gooey goofy google goon gopher
gore gorged gory gossip gothic gotten gout gown grab graded grader grain granny grant grape graph grasp
grass gravel graves gravy gray greedy green grew grid grief grill grime grimy grinch grip grit groggy groin
groom groove groovy grope ground grout grove grower growl grub grudge grunge grunt guide guise gulf gully
gulp gummy gurgle guru gush gusto gusty guts gutter guy hacked hacker had haiku half halt halved halves
hamlet hamper handed hangup hankie hanky happy harbor hardly hardy harsh hash hassle haste hasty hatbox hate
hatred haunt haven hazard hazily hazing hazy headed header heap heat heave hedge hefty helium helmet helper
hence henna herald herbal herbs hermit hertz hubcap huddle huff hug hula hulk hull human humble humbly humid
hummus humped humvee hunger hungry hunk hunter hurdle hurled hurler hurray hurry hurt hush husked hut hybrid
hyphen ice icing icky icon icy idiocy idiom idly igloo ignore iguana image impale impart impish imply impose
impure iodine iodize ion ipad iphone ipod irate irk iron issue item itunes ivory ivy jab jackal jacket
jailer jam jargon jaunt java jawed jaws jazz jeep jelly jersey jester jet jiffy jigsaw jimmy jingle jinx job
jockey jogger john jolly jolt jot jovial joyous judge judo juggle juice juicy july jumble jumbo jump june
junior junkie jurist juror jury justly kabob karate karma kebab keenly keep keg kelp kennel kept kettle kick
kiln kilt kimono kindle kindly king kisser kite kitten kitty kiwi knee knelt knoll koala kooky kosher kudos
kung ladder ladies ladle lagged lagoon lair lake lance landed lanky lapdog lapel lapped laptop lard large
lark lash lasso last latch late lather latter launch laurel lavish lazily lazy left legacy legal legend
legged lego legume lemon lend length lens lent lesser letter level levers liable lid life lifter likely
liking lilac lilly lily limb limes limit line lingo lining linked lint lion lip liquid lisp list litmus
litter little lived lively liver living lizard lucid lugged lumber lunacy lunar lung lurch lure lurk lushly
luster lusty luxury lying lyrics macaw mace maggot magma maimed maker making malt mama mammal manger mangle
mango mangy manila manly manned manor mantis mantra manual many map march mardi margin marina marine marlin
maroon marrow marry marshy mascot mashed masses math mating matrix matron matted matter mauve maybe mayday
moaner mobile mocha mocker mockup modify module molar mold mom monday moody mooing mooned mop morale morse
mosaic mossy most motion motive motor motto mouse mousy mouth move movie moving mower mowing much muck mud
mug mulch mule mulled mumble mumbo mummy mumps muppet mural murky museum mushy music musket musky muster
musty mutate mute mutiny mutt mutual muzzle myself myth nacho nag nail name naming nanny nape napkin napped
nappy narrow native nature navy nearby nearly neatly nebula nectar negate neon nephew nerd nervy nest net
neuron neuter never next nibble niece nifty nimble nimbly ninja ninth nuclei nugget number numbly nutmeg
nutty nuzzle nylon oaf oak oasis oat object oblong oboe obtain obtuse occupy ocean ocelot octane ogle oil
oink okay old olive omega omen omit onion online only onset onto onward onyx oops ooze oozy opal open opium
oppose opt other otter ouch ought ounce outage outbid outer outfit outing outlet output outwit oval ovary
oven owl oxford oxygen oyster ozone paced pacify padded paddle pagan pager paging palace palm paltry panama
panda pang panic pantry pants papaya paper parade parcel pardon parish parka parlor parole parrot parted
partly party pasta pasted pastel pastor pasty patchy path patio patrol pauper paver paving pawing payday
payee payer paying pebble pebbly pecan pectin pellet pelt pelvis pencil penny penpal pep perch perish perky
perm pesky peso pester petal petite petri petted petty phobia phoney phony photo phrase plank plant plasma
plated player plaza pleat pledge plenty plod plop plot plow ploy pluck plug plural plus poach pod poem poet
pogo pointy poise poison poker poking polar police policy polio polish polka polo poncho pond pony pope
poplar popper poppy pork porous portal portly poser posh posing possum postal posted poster pouch pounce
pound pout power powwow pox prance prayer precut prefix prelaw prepay preppy preset press pretty prewar
pried primal primer primp print prior prism prison prissy prize probe prone prong pronto proofs props proton
proud proved proven proxy prozac prude prune pry public pucker pueblo pug pull pulp pulse puma pumice pummel
punch punk pupil puppet puppy purely purge purify purist purity purple purr purse pusher pushup pushy putt
puzzle python quack quail quake qualm quarry quench query quiet quill quilt quirk quit quiver quote rabid
race racing racism rack racoon radar radial radio radish raffle raft rage ragged raging raider raisin rake
raking rally ramble ramp ramrod ranch random ranged ranger ranked rants rare rarity rascal rash ravage raven
ravine raving reach ream reason rebate rebel reboot reborn rebuff recall recant recast recede recent recess
recite recoil recopy record recoup rectal refill reflex reflux refold refund refuse refute regain reggae
regime region rehab reheat rehire rejoin relax relay relic relish relive reload relock rely remake remark
remedy remix remold remote rename rental rented renter reopen repair repave repeal repent replay reply
repose repost reps rerun resale reseal resend resent reset resize resort result resume retail retake retold
retool retry return retype reuse reveal reverb revert revise revoke revolt reward rewash rewind rewire
reword rework rewrap rhyme ribbon rice riches richly ridden ride riding rift rigid rigor rimmed rind rink
rinse riot ripple rise rising risk ritzy rival roamer roast robe robin robust rocker rocket rocky rogue
roman romp rope roping roster rosy rotten rover roving royal rubbed rubber rubble ruby ruckus rudder rug
ruined rule rumble rumor runner runny runt runway rural ruse rush rust rut sacred sadden sadly safari safely
saga sage saggy said saint
`
  .trim()
  .split(/\s+/);
