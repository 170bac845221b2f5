/// Heads, decks and sentences about one kind of event, with slots for names and numbers.
struct ReportTopic: Sendable {
    let name: String
    let heads: [String]
    let decks: [String]
    let sentences: [String]

    static let all = [
        council, court, fire, railroad, weather, legislature, school, harvest, shipping, strike, politics, society,
    ]

    static let council = ReportTopic(
        name: "council",
        heads: [
            "Aldermen Vote New Bridge", "Council Debates Water Works", "City to Pave {street}",
            "Gas Contract Stirs Council", "Mayor {surname} Vetoes Ordinance",
        ],
        decks: [
            "Long Session Ends in a Divided Vote", "Members Object to the Cost of the Work",
            "Citizens Fill the Gallery and Are Heard at Length",
            "Mayor Says the City Cannot Wait Another Year", "Finance Committee to Report on {day}",
        ],
        sentences: [
            "The city council met in regular session last evening, Mayor {surname} in the chair and all the members present but Alderman {surname}.",
            "The committee on streets reported in favor of paving {street} from the depot to the river, at a cost not to exceed {money}.",
            "Alderman {surname} said the people of his ward had waited {few} years for water and would not wait another.",
            "A petition signed by {some} property holders was read and referred to the committee on sewers.",
            "The clerk read a communication from {firm} offering to light the streets at {cents} a lamp for each night.",
            "Mr. {surname} moved that the whole matter be laid on the table until the next meeting, which was lost by a vote of nine to {few}.",
            "The city engineer was instructed to make a survey of the bridge at {street} and to report what repairs are needed before winter.",
            "Bills to the amount of {money} were audited and ordered paid.",
            "The mayor remarked that the treasury was not a well without a bottom, and that the gentlemen would do well to look into it before they let down the bucket.",
            "After some further debate, in which Alderman {surname} and Alderman {surname} exchanged compliments across the table, the ordinance was passed to its second reading.",
            "The health officer reported {some} cases of measles in the city and recommended that the wells near {street} be closed.",
            "The council then adjourned to meet again on {day} evening.",
        ]
    )

    static let court = ReportTopic(
        name: "court",
        heads: [
            "Jury Out All Night", "{surname} Found Not Guilty", "Will of {name} Is Contested",
            "Judge {surname} Charges Grand Jury", "Verdict in the Mill Case",
        ],
        decks: [
            "Witness Swears He Saw the Paper Signed", "Counsel Speaks for {Few} Hours to a Crowded Room",
            "Damages Are Fixed at {money}",
            "Prisoner Hears the Finding Without a Word", "An Appeal Will Be Taken at Once",
        ],
        sentences: [
            "The trial of {name}, charged with setting fire to the barn of {name}, was resumed in the county court this morning before Judge {surname}.",
            "The first witness was {name}, a teamster, who said that he passed the place at about {hour} and saw no light in any window.",
            "On cross-examination the witness admitted that he had not been on good terms with the prisoner since the matter of the horse.",
            "Counsel for the defense objected to the question and was sustained.",
            "The jury retired at {hour} and had not agreed when the court adjourned for the day.",
            "The estate is said to be worth {money}, the greater part of it in timber land along the {river} river.",
            "Mr. {surname}, for the plaintiff, said that a plainer case had never come before a jury in this county.",
            "The court room was filled long before the hour, and many who could not find seats stood along the walls and in the windows.",
            "The prisoner, a man of {age} years, sat with his wife and listened closely to all that was said.",
            "Judge {surname} told the jury that they must put out of their minds all that they had read in the newspapers.",
            "The suit was brought to recover {money} from {firm} for the loss of a hand in the carding room.",
            "Sentence will be pronounced on {day} of next week.",
        ]
    )

    static let fire = ReportTopic(
        name: "fire",
        heads: [
            "Flames Sweep {street}", "Mill Burns at {town}", "Night Fire Destroys Warehouse", "Loss by Fire Is {money}",
            "Hotel Guests Flee in Night Clothes",
        ],
        decks: [
            "Engines From {place} Come Too Late", "Loss Put at {money}, Partly Insured",
            "Watchman Gives the Alarm and Saves {Few} Lives",
            "Wind Carries Sparks Across the River", "Firemen Hurt by Falling Wall",
        ],
        sentences: [
            "Fire broke out shortly after {hour} this morning in the rear of the store of {firm} on {street}, and within an hour the whole block was in flames.",
            "The alarm was given by {name}, the night watchman, who saw smoke coming from the elevator shaft.",
            "The engines were slow in coming, the roads being deep in mud, and when they came the water in the cistern lasted but a few minutes.",
            "A strong wind from the northwest carried burning shingles as far as the {river} river.",
            "The loss on the building is put at {money} and on the stock at {money}, of which about one half is covered by insurance.",
            "{name}, a fireman, was struck by a falling timber and is not expected to live.",
            "Several families living over the stores lost all that they had and were taken in by their neighbors.",
            "Chief {surname} says that he has no doubt that the fire was set.",
            "The books and papers of the firm were saved by two of the clerks, who carried them down a ladder.",
            "For a time it was feared that the church must go, but men with wet blankets kept the roof until the wind fell.",
            "The owners say they will rebuild in brick as soon as the ground is cold.",
        ]
    )

    static let railroad = ReportTopic(
        name: "railroad",
        heads: [
            "New Line to {place} Surveyed", "Express Leaves the Rails", "First Train Reaches {town}",
            "Railway to Cut Its Rates", "Bridge Over the {river} Opened",
        ],
        decks: [
            "Engineer Stays at His Post and Is Saved", "Company Promises Cars by {month}",
            "Farmers Give Land for the Right of Way",
            "{some} Passengers Shaken, None Killed", "President {surname} Rides in the First Car",
        ],
        sentences: [
            "The surveying party of {firm} has reached {place} and will begin to drive stakes on {day}.",
            "The grade will follow the {river} river for {some} miles and will need {few} bridges of iron.",
            "President {surname} of the road said that cars would be running before the first of {month} if the weather held.",
            "The passenger train due here at {hour} left the rails near the tank at {place}, the engine turning over on its side.",
            "{name}, the engineer, stayed at the throttle and was taken out with no worse hurt than a broken arm.",
            "The track was torn up for {some} yards, and trains were sent around by way of {place} until evening.",
            "The company has given notice that the rate on wheat will be lowered to {cents} a hundred from all stations on the line.",
            "The farmers along the way have given the land without charge, and the village has voted bonds for {money}.",
            "A gang of {some} men with teams is at work in the deep cut beyond the cemetery.",
            "The first train over the new bridge carried {some} guests of the company, who were given a dinner at the hotel.",
            "It is said that the shops will be moved to this place, which would bring {some} families to the town.",
        ]
    )

    static let weather = ReportTopic(
        name: "weather",
        heads: [
            "River Rises {Few} Feet", "Snow Blocks the Valley", "Gale Sweeps the Coast", "Heat Breaks All Records",
            "Frost Nips Early Fruit",
        ],
        decks: [
            "Families Are Taken From Roofs in Boats", "Trains Are Hours Late and Wires Are Down",
            "Oldest Settlers Recall Nothing Like It",
            "Lower End of {street} Under Water", "Relief Is Promised Before {day}",
        ],
        sentences: [
            "The {river} river has risen {few} feet since {day} and is still rising at the rate of an inch an hour.",
            "The lower end of {street} is under water, and the people have moved their goods to the upper floors.",
            "The snow, which began to fall on {day} night, lies {some} inches deep on the level, and in the cuts it has drifted to the height of a man.",
            "No train has come through from {place} since yesterday, and the wires are down in many places.",
            "The schooner {ship} dragged her anchors and went on the bar, where the sea is breaking over her.",
            "The glass at the drug store stood at {some} degrees at noon, and work was stopped at the brick yards.",
            "The oldest settlers say that they remember nothing like it in {some} years.",
            "Growers near {place} say that the early peaches are gone, but that apples have taken no hurt.",
            "The observer looks for a change in the wind before {day}.",
            "Boats were brought from the lake, and by {hour} all who were in danger had been taken off.",
            "The damage to fences, bridges and roads in the county will not fall short of {money}.",
        ]
    )

    static let legislature = ReportTopic(
        name: "legislature",
        heads: [
            "Senate Passes Canal Bill", "House Refuses to Concur", "School Law to Be Amended", "Hot Words in the House",
            "Tax Bill Goes to Governor",
        ],
        decks: [
            "Vote Taken After an All Night Debate", "Senator {surname} Leads the Fight Against It",
            "Governor {surname} Is Expected to Sign",
            "Country Members Hold Out to the Last", "Speaker Calls the House to Order {Few} Times",
        ],
        sentences: [
            "In the senate today the bill to enlarge the canal came up as the special order, and Senator {surname} took the floor in opposition.",
            "He said that the people of the upper counties would be taxed for {some} years to come for a ditch that they would never see.",
            "Mr. {surname}, of {place}, replied that the gentleman had not been so careful of the people's money when the asylum was built in his own town.",
            "The amendment offered by Mr. {surname}, to strike out the second section, was lost by a vote of {some} to {some}.",
            "In the house the bill to regulate the sale of milk was read a third time and passed.",
            "Mr. {surname} introduced a bill to allow the village of {place} to issue bonds for {money} to build a school.",
            "The speaker was obliged to rap for order, and the sergeant at arms was sent into the aisle.",
            "A message from the governor was received, transmitting the report of the board of charities.",
            "The committee on roads asked for further time, which was granted.",
            "The house then took a recess until {hour}.",
            "It is thought that the governor will sign the bill, although he has said nothing of his purpose to any one.",
        ]
    )

    static let school = ReportTopic(
        name: "school",
        heads: [
            "New School Is Dedicated", "Teachers Meet at {town}", "{some} Pupils Are Graduated",
            "College Names New President", "Library Opens Its Doors",
        ],
        decks: [
            "Address by Dr. {surname} on the Training of the Hand", "Building Cost {money} and Holds {some} Desks",
            "Prizes Given for Spelling and Declamation",
            "Next Meeting to Be Held at {place}",
        ],
        sentences: [
            "The new school house on {street} was dedicated yesterday afternoon with music and speaking in the presence of a large company.",
            "The building, which is of brick with stone trimmings, has {few} rooms and cost {money}.",
            "Dr. {surname} spoke for an hour on the training of the hand as well as of the head, and was often applauded.",
            "The teachers of the county met at {place} on {day}, with {some} present.",
            "Miss {given} {surname} read a paper on the teaching of arithmetic, which brought out a lively discussion.",
            "The prize for spelling was given to {name}, aged eleven, who stood up against {some} others.",
            "The trustees have chosen {name} to be principal for the coming year, at a salary of {money}.",
            "The reading room will be open every evening but Sunday, and any person living in the town may take out one book at a time.",
            "A collection was taken for the purchase of a bell.",
            "The exercises closed with the singing of an ode written for the day by Mrs. {surname}.",
        ]
    )

    static let harvest = ReportTopic(
        name: "harvest",
        heads: [
            "Wheat Crop Is Heavy", "Fair Opens at {town}", "Corn Needs Rain", "Hop Growers Ask More",
            "Apple Yield the Best in Years",
        ],
        decks: [
            "Threshers at Work in Every Township", "Price Falls Below {cents}",
            "Entries of Cattle Greater Than Last Year",
            "{name} Takes First Premium on Draft Horses",
        ],
        sentences: [
            "Threshing has begun in the southern part of the county, and the yield of wheat is from {some} to {some} bushels an acre.",
            "The price at the elevator on {day} was {cents}, and many farmers are holding for a better one.",
            "Corn is needing rain, and unless it comes within the week the crop on the uplands will be a short one.",
            "The fair opened yesterday with {many} persons on the grounds, the largest first day that the society has had.",
            "{name} took the first premium on draft horses and {name} the second.",
            "The show of apples fills one side of the hall and is the finest seen here in {few} years.",
            "Mrs. {surname} of {place} has a squash on show that weighs {some} pounds.",
            "The potato bugs have done less harm than was feared, owing to the cold nights.",
            "Buyers for {firm} have been through the valley offering {cents} for the best grades.",
            "The secretary reports that the receipts at the gate will clear the debt of the society and leave {money} in hand.",
        ]
    )

    static let shipping = ReportTopic(
        name: "shipping",
        heads: [
            "Schooner {ship} Ashore", "Bark {ship} Long Overdue", "Crew Saved by Life Line", "Fishing Fleet Comes Home",
            "Collision in the Roads",
        ],
        decks: [
            "Captain {surname} Last to Leave the Wreck", "Cargo of Lumber Strews the Beach",
            "Crew of {Few} Reach {place} in an Open Boat",
            "Owners Have Given Up Hope",
        ],
        sentences: [
            "The schooner {ship}, Captain {surname}, from {place} with lumber, went ashore on the north bar during the fog of {day} night.",
            "The life saving crew put a line over her at the third shot and brought off {few} men and a boy.",
            "Captain {surname} was the last to leave the vessel, and carried with him the ship's papers and a cat.",
            "The bark {ship} is now {some} days out, and her owners, {firm}, have little hope of seeing her again.",
            "The steamer {ship} reports passing a quantity of deck planks and a broken spar {some} miles off the light.",
            "The cargo is strewn along the beach for {few} miles, and people with wagons have come from as far as {place} to gather it.",
            "The vessel was built at {place} and was valued at {money}.",
            "The fleet brought in {many} barrels of mackerel, for which the packers are paying {cents} a pound.",
            "The mate says that the light was not seen until they were already in the breakers.",
            "A tug has gone out, but the sea is too high for her to come near.",
        ]
    )

    static let strike = ReportTopic(
        name: "strike",
        heads: [
            "Weavers Quit the Looms", "Strike at {town} Settled", "Miners Ask Ten Per Cent", "Mill to Run Full Time",
            "Carmen Accept the Offer",
        ],
        decks: [
            "Both Sides Claim That They Have Won", "{many} Hands Idle Since {day}",
            "Agent of the Company Meets With a Committee",
            "No Disorder Is Reported in the Streets",
        ],
        sentences: [
            "The weavers employed by {firm} left their looms at noon on {day} and marched to the common, where they were spoken to by {name}.",
            "They ask that the old rate of {cents} a cut be restored and that the fines be done away with.",
            "The agent of the company said that the mill could not pay more while goods were selling at their present price.",
            "A committee of {few} waited upon Mr. {surname} in his office and remained with him for an hour.",
            "There has been no disorder of any kind, and the saloons were closed by order of the mayor.",
            "About {many} hands are idle, many of whom own their houses and have lived in the town for years.",
            "The merchants of {street} have offered to give credit until the matter is settled.",
            "Under the agreement signed last night all are to go back to work on {day} at an advance of five per cent.",
            "Both sides are said to be satisfied with the settlement, and each says that the other gave way.",
            "The machinery was started this morning at {hour} and by noon all the rooms were running.",
        ]
    )

    static let politics = ReportTopic(
        name: "politics",
        heads: [
            "{surname} Is Nominated", "Convention Meets at {town}", "Both Sides Claim the County",
            "{name} Takes the Stump", "Election Returns Are Slow",
        ],
        decks: [
            "Named on the Ninth Ballot Amid Cheers", "Platform Speaks for Honest Money and Good Roads",
            "Delegates From the Hills Hold the Balance",
            "Torchlight Parade Closes the Day", "{surname} Says He Will Not Be a Candidate",
        ],
        sentences: [
            "The convention met at {hour} in the opera house and was called to order by {name}, chairman of the county committee.",
            "On the first ballot {surname} had {some} votes, {surname} {some}, and the rest were scattered.",
            "The name of {name} was received with cheers that lasted for {few} minutes, hats and umbrellas being thrown into the air.",
            "The platform speaks for good roads, honest weights and an early settlement of the canal question.",
            "Delegates from the hill towns held the balance and would not say until the last how they meant to vote.",
            "Mr. {surname} said that he had not sought the place and would not lift his hand to keep another man from it.",
            "In the evening there was a procession with torches and two bands, which stopped before the house of the candidate.",
            "Returns from the outlying precincts are slow in coming in, owing to the state of the roads.",
            "Both committees claim the county by {many} votes, and neither will show its figures.",
            "It was past midnight when the last speech was made and the lamps were put out.",
        ]
    )

    static let society = ReportTopic(
        name: "society",
        heads: [
            "Golden Wedding at {town}", "Old Settlers Hold Reunion", "Band Concert on the Green",
            "Church Bazaar a Success", "Pioneer Dies at {age}",
        ],
        decks: [
            "{some} Descendants Sit Down to Dinner", "Hymns Sung That Were Sung {some} Years Ago",
            "Receipts Will Buy a New Organ",
            "Came Here in {month} When There Was One House",
        ],
        sentences: [
            "Mr. and Mrs. {name} kept the fiftieth year of their marriage on {day} at the old homestead on {street}.",
            "There were {some} at the table, among them a sister of the bride who had stood up with her on the day.",
            "The old settlers of the county held their yearly meeting in the grove, and more than {many} people came with baskets.",
            "The address of welcome was made by {name}, who came here when there was but one house between the river and the hills.",
            "The bazaar of the ladies of the church brought in {money}, which will go toward a new organ.",
            "A quilt made by Mrs. {surname}, who is in her eightieth year, was sold for {few} dollars.",
            "The band played on the green on {day} evening, and the walks were full until {hour}.",
            "He leaves a widow, {few} sons and a daughter, Mrs. {surname}, of {place}.",
            "The funeral will be held from the house on {day}, and burial will be at {place}.",
            "Supper was served by the young ladies, and there was dancing until a late hour.",
        ]
    )

    /// What follows in a longer report of any event.
    static let reaction = ReportTopic(
        name: "reaction",
        heads: [],
        decks: [
            "What Those Who Were There Have to Say", "The Matter to Be Looked Into at Once",
            "Many Stand About the Streets and Wait for News",
            "Further Word Is Expected Tonight",
        ],
        sentences: [
            "{name}, who was among the first upon the spot, said that he had never seen anything to equal it in all his {age} years.",
            "The matter will be looked into at once by a committee of which {name} is the chairman.",
            "Crowds stood about the bulletin boards on {street} until after {hour}, reading each dispatch as it was put up.",
            "A gentleman who came in on the evening train from {place} confirms the report in all but one particular.",
            "Mr. {surname}, when he was asked about it at his house, declined to say anything until he had seen his lawyers.",
            "It is not thought that anything more will be known before {day}.",
            "{firm} at once sent a draft for {money}, and other sums have been promised.",
            "The oldest people in {place} can recall but one other case of the kind, and that was in the time of their fathers.",
            "There are some who shake their heads and say that the whole truth has not been told.",
            "The sheriff, with {few} men, went out by the {river} road at daybreak and had not come back at the hour of going to press.",
            "A full report will be laid before the supervisors at their next meeting.",
        ]
    )

    static let briefs = [
        "{name} of {place} is in the city on business.",
        "The barn of {name}, near {place}, was struck by lightning on {day}; loss, {money}.",
        "Rain is badly wanted in the neighborhood of {place}.", "Judge {surname} opens court at {place} on {day}.",
        "A car load of {firm}'s apples left for the East on {day}.",
        "Mrs. {name} has gone to {place} to visit her sister.",
        "The ladies of the Chapel street church will give an oyster supper on {day} evening.",
        "Wood is selling at {few} dollars a cord on the market, and there is little of it.",
        "A horse belonging to {name} ran away on {street} yesterday and broke a wagon into kindling wood. Nobody was hurt.",
        "{name}, aged {age}, fell from a load of hay near {place} on {day} and broke a leg.",
        "The ice on the {river} river is {few} inches thick, and the ice men are at work.",
        "There were {some} deaths in the city last week, against {some} in the week before.",
        "The schooner {ship} cleared for {place} with {many} bushels of oats.",
        "Eggs are scarce at {cents} a dozen. The hens are said to be on a strike.",
        "A lamp exploded in the house of {name} on {street} last night. The fire was put out with a rug.",
        "{firm} will put in new machinery this month and take on {some} hands.",
        "Farmers about {place} are plowing for fall wheat, the ground being in good order after the rain of {day}.",
        "The postmaster at {place} reports a gold watch found in the mail bag. The owner may have it by telling the name on the case.",
        "The man who took the wrong umbrella from the vestry on {day} is known, and had better bring it back.",
        "Work on the new bridge at {place} has been stopped by high water.",
        "Some one entered the store of {name} on {day} night and carried off a ham, {few} pairs of boots and the cash drawer, in which there were {cents}.",
        "The {river} mill is running nights.", "Marriage licenses were granted on {day} to {few} couples.",
    ]

    static let briefEnds = [
        "It was the second time within the year.", "No insurance.", "He is doing well under the care of Dr. {surname}.",
        "The roads are said to be very bad.", "More will be heard of the matter.",
    ]
}
