extension NewsLibrary {
    /// Reprints of items above in the way of exchanges: another credit, a word or two changed, or cut to fit.
    static let reprints: [NewsItem] = [
        NewsItem(
            "halcyon-fog-2",
            family: "halcyon-fog",
            version: .reproduction,
            heads: [
                "Wreck of the Halcyon", "Four Men of the Engine Room Go Down With Her",
                "Passengers Are Taken Off by Fishermen",
            ],
            place: "Bellhaven",
            credit: "[Special to the Herald.]",
            "The steamer Halcyon, from Penhallow for Osprey Bay, with ninety-one passengers and a cargo of wool and hides, struck the outer ledge off Gullane Head at 5:30 yesterday morning, in a dense fog, and sank in twenty minutes. Four persons, all of them of the engine room, are known to be lost.",
            "The steamer had been feeling her way along the shore since midnight. Capt. Merriweather, who was on the bridge, states that he heard the bell on the ledge, but that it appeared to come from the wrong side, and he put the wheel over and ran full on the rock. The shock threw the greater part of the passengers from their berths.",
            "There was no panic. The boats were lowered in good order, women and children first, and all were picked up inside of an hour by fishing boats which had put out from the cove at the sound of the whistle. The villagers took them in and gave them dry clothing.",
            "The captain was the last to leave. He stood on the bridge until the water was about his knees, and was taken off by two boys in a dory."
        ),
        NewsItem(
            "halcyon-fog-3",
            family: "halcyon-fog",
            version: .abridgement,
            heads: ["A Steamer Lost"],
            "The steamer Halcyon, bound from Penhallow for Osprey Bay, struck the ledge off Gullane Head in a thick fog and went down in twenty minutes. Four of the engine room are lost. The passengers, ninety-one in number, were picked up by fishing boats. The captain was the last to leave, and was taken off by two boys in a dory."
        ),
        NewsItem(
            "flood-dam-2",
            family: "flood-dam",
            version: .reproduction,
            heads: [
                "Yarrow's Ride", "How the Keeper of the Dam Saved Corinth Mills", "Flood Runs Him a Race and Loses It",
            ],
            place: "Casterton",
            "The upper dam on the Calloway river, four miles above Corinth Mills, gave way at 4:45 o'clock yesterday morning, and a wall of water twelve feet high swept down the valley, taking with it two mills, seven bridges and about thirty dwellings. That hundreds were not drowned in their beds is due to one man.",
            "He is Amos Yarrow, keeper of the dam, who at half past four saw water coming through the foot of the earthwork, and without stopping to put on his boots sprang upon the back of a gray mare at pasture there and rode for the village, with neither saddle nor bridle. He went down the river road shouting at every house, the water coming after him at the pace of a running horse.",
            "The bell ringer at the lower mill heard him, and rang until the water was in the wheel pit. The people ran to the hill in their night clothes. Eleven persons are missing.",
            "The mare fell dead on the common. Yarrow, a bachelor of sixty, said that she was the only one who had done anything out of the way."
        ),
        NewsItem(
            "flood-dam-3",
            family: "flood-dam",
            version: .abridgement,
            heads: ["Dam Breaks; Eleven Missing"],
            place: "Corinth Mills",
            "The upper dam on the Calloway river gave way early this morning, and the water carried off two mills, seven bridges and thirty dwellings. Amos Yarrow, keeper of the dam, rode ahead of the flood upon a gray mare and gave the alarm at every house. Eleven persons are missing. The mare fell dead upon the common."
        ),
        NewsItem(
            "tunnel-through-2",
            family: "tunnel-through",
            version: .reproduction,
            heads: [
                "Through the Mountain", "East and West Shake Hands Under Mount Ellery", "Lines Agree Within an Inch",
            ],
            place: "Kingsbarrow",
            credit: "(By the United Wire.)",
            "The last rock in the long tunnel under Mount Ellery was broken through at 2:10 yesterday afternoon, and the workmen of the east and west headings shook hands through a hole no bigger than a barrel head.",
            "The work was begun seven years ago next month, and has cost sixteen lives and more than $4,000,000. The bore is two and three-quarters miles long, and the greatest depth below the top of the mountain is 1,800 feet.",
            "Chief Engineer Obermeyer had been waiting in the west heading since morning. When the drill came through he held his watch to the hole that those on the other side might hear it tick. The lines of the two headings were less than one inch apart, and the levels agreed within the width of a pencil mark.",
            "It is thought that trains can be run by next autumn."
        ),
        NewsItem(
            "bank-doors-2",
            family: "bank-doors",
            version: .abridgement,
            heads: ["Casterton Bank Suspends", "Lathrop, Carrow & Co. Lent Too Much Upon Timber"],
            place: "Casterton",
            credit: "[By Telegraph.]",
            "The banking house of Lathrop, Carrow & Co. did not open its doors this morning. A card in the window said that the firm had suspended payment for the present. Some five hundred persons stood in the rain before the building, most of them people of small means. Mr. Lathrop, who is seventy-one years of age, told them that the house had lent too much upon timber, and that every cent that he owned would go to make good the deposits. The liabilities are put at $612,000."
        ),
        NewsItem(
            "comet-2",
            family: "comet",
            version: .reproduction,
            heads: ["Teacher Finds the Comet", "Miss Rathbone Sees It Before the Professors"],
            place: "Tamarack",
            "Prof. Lindqvist, of the Lake Perdita observatory, announces that the comet which has been looked for since winter was seen on Tuesday night by Miss Clara Rathbone, who teaches the village school at Three Poplars and watches the sky with a glass of her own making.",
            "It stands low in the northwest about an hour after sunset and can not yet be seen without a glass. By the first week of August it should be as bright as any star in the heavens, with a tail as long as the bowl of the dipper.",
            "Miss Rathbone, on being asked how she came to find it before the professors, said that they had been looking where they had reckoned that it would be, and that she had been looking everywhere."
        ),
        NewsItem(
            "balloon-2",
            family: "balloon",
            version: .abridgement,
            heads: ["Crossed the Lake by Air"],
            "Messrs. Delacourt and Haverstock went up from the fair grounds at Vandermere in the balloon Prudence and came down the next morning in a bean field near Gullane, having passed over the whole width of Lake Perdita in the night. They were eleven hours in the air, and threw over their provisions, their coats, and at last an iron stove. The farmer has put in a claim for his beans."
        ),
        NewsItem(
            "mint-theft-2",
            family: "mint-theft",
            version: .reproduction,
            heads: ["Bricks in Place of Gold", "Strange Theft at the Assay Office", "Clockwork Had Not Stopped"],
            place: "Port Lydia",
            credit: "[Special Dispatch.]",
            "Twelve bars of gold, worth $90,000, were found to be missing from the vault of the assay office at Saint Orrin when it was opened on Tuesday morning. The locks had not been forced, the clockwork had not stopped, and the seal on the inner door was whole. In place of the bars were twelve bricks, each wrapped in a page of last year's almanac.",
            "Superintendent Kettering says that the bars were counted on Saturday in his presence. The three watchmen have been put under guard, more for the look of the thing, the sheriff says, than because any one believes they know how it was done."
        ),
        NewsItem(
            "ferry-cow-2",
            family: "ferry-cow",
            version: .reproduction,
            heads: [],
            "The Wexcombe paper tells of a cow belonging to the widow Jessup which went aboard the ferry on Monday with the other passengers, crossed, walked up Canal street to the market, looked about her, and came back by the next boat. The ferryman is holding her for four cents."
        ),
        NewsItem(
            "telephone-girl-2",
            family: "telephone-girl",
            version: .abridgement,
            heads: ["Rang Them All"],
            since: 1885,
            "While the block beneath her was burning Miss Ada Pettibone, the operator at Dry Fork, sat at her board and called up the sixty-two houses toward which the wind was carrying the fire. When the last had answered she put on her hat and walked down the back stair, which fell a minute later."
        ),
        NewsItem(
            "peace-signed-2",
            family: "peace-signed",
            version: .abridgement,
            heads: ["Boundary Quarrel Ended", "Governors Sign Upon a Raft"],
            place: "Three Poplars",
            "Upon a raft moored in the middle of the Tamarack river the two governors yesterday put their names to the agreement which ends the quarrel over the boundary. The line is to run down the middle of the stream to the old ferry, and thence by the ridge to the lake. Guns were fired on both banks, and the governors dined together upon a ham, which was carved by lot."
        ),
    ]
}
