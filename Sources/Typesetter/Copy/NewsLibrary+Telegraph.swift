extension NewsLibrary {
    /// News by wire.
    static let telegraph: [NewsItem] = [
        NewsItem(
            "halcyon-fog",
            heads: [
                "Steamer Halcyon Lost in Fog", "Strikes the Ledge off Gullane Head and Sinks in Twenty Minutes",
                "All but Four Are Saved",
                "Captain Merriweather Stays on the Bridge Until the Water Is About His Knees",
            ],
            place: "Osprey Bay",
            credit: "[By Telegraph.]",
            "The steamer Halcyon, bound from Penhallow for this port with ninety-one passengers and a cargo of wool and hides, struck the outer ledge off Gullane Head at half past five o'clock this morning, in a thick fog, and went down in twenty minutes. Four persons are known to be lost, all of them of the engine room.",
            "The steamer had been feeling her way along the coast since midnight. Captain Merriweather, who was on the bridge, says that he heard the bell on the ledge, but that it seemed to come from the wrong side, and he put the wheel over and ran full upon the rock. The shock threw most of the passengers from their berths.",
            "There was no panic. The boats were lowered in good order, the women and children going first, and all were picked up within the hour by the fishing boats that had put out from the cove at the sound of the whistle. The people of the village took them in, gave them dry clothing and built fires on the beach.",
            "The captain was the last to leave. He stood upon the bridge until the water was about his knees, and was taken off by two boys in a dory. He has asked for an inquiry.",
            "The Halcyon was built at Old Quay eleven years ago and was valued at $140,000. She was insured for about half of that sum."
        ),
        NewsItem(
            "tunnel-through",
            heads: [
                "Tunnel Headings Meet", "Last Wall of Rock Under Mount Ellery Is Broken Through",
                "Seven Years of Labor End in Cheers",
                "Engineers Find the Two Bores Less Than an Inch Out of Line",
            ],
            place: "Fort Ellery",
            credit: "[Special Dispatch.]",
            "The last wall of rock in the great tunnel under Mount Ellery was broken through at ten minutes past two this afternoon, and the workmen of the east and west headings shook hands through a hole no larger than a barrel head.",
            "The work was begun seven years ago next month, and has cost sixteen lives and something more than four million dollars. The length of the bore is two and three-quarters miles, and the greatest depth below the top of the mountain is eighteen hundred feet.",
            "The chief engineer, Mr. Obermeyer, had been waiting in the west heading since morning. When the drill came through he put his watch to the hole that those on the other side might hear it tick. The lines of the two headings were found to be less than one inch apart, and the levels agreed within the width of a pencil mark.",
            "The men were given the rest of the day and a barrel of cider. It is thought that trains can be run by next autumn, and that the journey between the valley and the lake will be made shorter by five hours."
        ),
        NewsItem(
            "bank-doors",
            heads: [
                "Bank Closes Its Doors", "Old House of Lathrop Can Not Meet Its Paper",
                "Crowd Waits in the Rain for News",
                "President Says Every Depositor Will Be Paid in Full",
            ],
            byline: "By Horace Quimby.",
            place: "Casterton",
            "The banking house of Lathrop, Carrow & Co., which has stood at the corner of Market and Commerce streets for forty-four years, did not open its doors this morning. A card in the window said that the firm had suspended payment for the present, and that a statement would be made within the week.",
            "The news went through the city in a few minutes, and before ten o'clock some five hundred persons were standing in the rain before the building. Most of them were people of small means, and there were many women. The police kept a way open for the cars, but had nothing else to do, for the crowd was a very quiet one.",
            "Mr. Lathrop, who is seventy-one years of age, came out upon the step at noon without his hat and spoke to them. He said that the house had lent too much upon timber, that timber could not be sold, and that every cent that he owned in the world would go to make good the deposits. Some one called for three cheers for him, and they were given.",
            "The liabilities are put at $612,000. The assets, if they can be sold without haste, are thought to be more than enough to meet them. The other banks of the city have offered to advance one half of their claims to the smaller depositors."
        ),
        NewsItem(
            "comet",
            heads: [
                "Comet Seen at Last", "Faint Star With a Tail Is Found by a School Teacher",
                "Will Be Bright Before Harvest",
            ],
            place: "Lake Perdita",
            "Professor Lindqvist, of the observatory here, announces that the comet which has been looked for since the winter was seen on Tuesday night by Miss Clara Rathbone, who teaches the village school at Three Poplars and watches the sky with a glass that she made herself.",
            "The comet stands low in the northwest about an hour after sunset and can not yet be found without a glass. It is coming nearer to the sun at a rate of a million miles in a day, and by the first week of August should be as bright as any star in the sky, with a tail as long as the bowl of the dipper.",
            "Miss Rathbone was asked how she came to find it before the professors. She said that the professors had been looking where they had reckoned that it would be, and that she had been looking everywhere."
        ),
        NewsItem(
            "flood-dam",
            heads: [
                "Dam Gives Way Above Corinth", "Wall of Water Goes Through the Valley at Dawn",
                "Rider on a Gray Mare Saves the Village",
                "Mills Are Swept Off but Few Lives Are Lost",
            ],
            place: "Corinth Mills",
            credit: "(By the United Wire.)",
            "The upper dam on the Calloway river, four miles above this place, gave way at a quarter before five this morning, and a wall of water twelve feet high went down the valley, carrying with it two mills, seven bridges and some thirty dwellings. That hundreds of people were not drowned in their beds is owing to one man.",
            "The man is Amos Yarrow, the keeper of the dam, who at half past four saw water coming through the foot of the earthwork, and without waiting to put on his boots threw himself upon the back of a gray mare that was at pasture there and rode for the village. He had neither saddle nor bridle. He went down the river road shouting at every house, and the water came after him at the pace of a running horse.",
            "The bell ringer at the lower mill heard him and rang until the water was in the wheel pit. The people ran to the hill in their night clothes. Eleven persons are missing, most of whom are believed to have turned back to save their goods or their cattle.",
            "The dam was built twenty-two years ago by the mill owners and had been looked at by the county commissioners only last month, who reported that it was as sound as the day on which it was finished.",
            "The mare fell dead upon the common. Yarrow, who is a bachelor and sixty years old, said that she was the only one who had done anything out of the way."
        ),
        NewsItem(
            "cable-price",
            heads: ["Cable Rates to Be Cut", "Ten Words May Go for Four Dollars"],
            place: "Bellhaven",
            since: 1867,
            "It was given out here today that the rate for messages by the ocean cable will be lowered on the first of the month from seven dollars for ten words to four. The company has found that it sends fewer words in a week than it could carry in a day, and that merchants have learned to put a whole letter into one word by means of a code.",
            "The word \"Pomegranate,\" sent from this city on Friday last, meant that the ship had come in, that the cargo was in good order, that the price of hides had gone down, and that the captain had married."
        ),
        NewsItem(
            "balloon",
            heads: ["Balloon Goes Over the Lake", "Two Men Are Eleven Hours in the Air", "Come Down in a Bean Field"],
            place: "Vandermere",
            credit: "[Special to the Courier.]",
            "Messrs. Delacourt and Haverstock, who went up from the fair grounds at this place on Thursday in the balloon Prudence, came down safely the next morning in a bean field near Gullane, having passed over the whole width of Lake Perdita in the night.",
            "They were eleven hours in the air and travelled a distance of a hundred and sixty miles. At one time they were so near the water that the waves wet the bottom of the basket, and they threw over their provisions, their coats, and at last an iron stove that had been given them by a dealer who wished it to be the first stove to cross the lake by air.",
            "Mr. Delacourt says that the barking of dogs could be heard at a height of a mile. The farmer has put in a claim for his beans."
        ),
        NewsItem(
            "telephone-girl",
            heads: ["Operator Stays at Board", "Miss Pettibone Rings Every House While Fire Burns Beneath Her"],
            place: "Dry Fork",
            since: 1885,
            "While the block in which the exchange is situated was burning on Monday night, Miss Ada Pettibone, the operator, sat at her board and called up, one after another, the sixty-two houses on the prairie side of the town, toward which the wind was carrying the fire. She was asked three times to leave and said that she was busy.",
            "When the last house had answered she put on her hat and walked down the back stair, which fell a minute later. The company has given her a gold watch, and the town a chair."
        ),
        NewsItem(
            "mint-theft",
            heads: [
                "Gold Gone From the Vault", "Twelve Bars Are Missing and No Lock Is Broken", "Watchmen Are Under Guard",
            ],
            place: "Saint Orrin",
            "Twelve bars of gold, of the value of ninety thousand dollars, were found to be gone from the vault of the assay office when it was opened yesterday morning. The locks had not been forced, the clockwork had not been stopped, and the seal on the inner door was whole. In the place of the bars were twelve bricks, each of them wrapped in a page of last year's almanac.",
            "The superintendent, Mr. Kettering, says that the bars were counted on Saturday in his presence. The three watchmen have been put under guard, more for the look of the thing, as the sheriff says, than because any one believes that they know how it was done.",
            "The bricks are of a kind that is made only at Stoneham Bridge, and two officers have gone there."
        ),
        NewsItem(
            "peace-signed",
            heads: [
                "Boundary Treaty Is Signed", "Two Governors Meet Upon a Raft to End the Quarrel of Forty Years",
                "Guns Fired on Both Banks",
                "Line Will Run Down the Middle of the Stream",
            ],
            byline: "By Lucius Brannigan.",
            place: "Three Poplars",
            "Upon a raft moored in the middle of the Tamarack river, so that neither should have to set foot upon the soil of the other, the two governors yesterday put their names to the agreement which ends the quarrel over the boundary. The quarrel has lasted for forty years, and has cost more in lawyers than the land is worth.",
            "The line is to run down the middle of the stream to the old ferry, and thence by the ridge to the lake. The three villages that lie to the west of it may choose to which side they will belong, and it is understood that two of them have asked to be let alone.",
            "When the last name had been written guns were fired on both banks, and the bands, which had been forbidden to play the same tune, played two at once. The governors then dined together upon a ham, which was carved by lot.",
            "The raft will be cut up and sold in small pieces for the benefit of the widows of the boundary war, of whom there are two."
        ),
    ]
}
