"""Surnames that are common in one spelling and in another, so that two of them are likely two people."""

from __future__ import annotations

# Our own list: surnames known to be frequent in the United States of which another, as frequent or as well
# known, is a letter away.
_LISTED = """
    allan allen allyn anders andersen anderson andrew andrews bailey baldwin barber barker barnes barnet
    barnett barns barret barrett barry bayley becker beckers bender benson bentley berger berry bishop
    black block boyd boyle bradey brady brook brooks brown browne bryan bryant burger burk burke burnes
    burns burton butler button byrd carey carlsen carlson carr carson carter cary castro clark clarke
    clay clayton cline cole coleman collin collins colman conley connelly conner connolly connor conway
    cook cooke cooper cowper craig cruise cruse cruz dalton davidson davies davis davison dawson dean
    deane dickson dillon dixon dixson donovan doyle duncan dunlap dunlop dunn dunne edward edwards
    elliot elliott ellis ericksen erickson ericson evan evans farmer farrel farrell ferguson fergusson
    fernandes fernandez fischer fisher fitzgerald fleming flemming flores forster foster fowler fox
    frances francis franklin fraser frazer frazier freedman freeman fuller gardiner gardner garner
    garret garrett gibb gibbs gibson gilbert gipson glen glenn gomes gomez gonzales gonzalez graham
    grahame grant gray green greene greer gregg gregory grey griffen griffin griffith griffiths haines
    hale hall hansen hanson hansson harden hardin harding hardy harper harris harrison hart harte
    hartman hartmann hayes haynes hays hendricks hendrix henricks henry hernandes hernandez hick hicks
    higgins hoffman hoffmann hofmann holland hollins hopkin hopkins howard howell howells hubbard huber
    hudson hughes hull hunt hunter hutchinson hutchison jacobs jacobsen jacobson james jameson jamison
    jarvis jenkins jennings jensen jenson jimenes jimenez johansen johanson johns johnsen johnson
    johnston johnstone jones jordan jorden kaiser keller kelley kelly kemp kennedy kerr klein kline
    knight knox lamb lambert larsen larson laurence lawrence laws lawson lee leigh leonard lewis lindsay
    lindsey little littler logan long lopes lopez louis lowe lucas lyon lyons macdonald mack mackenzie
    madsen madson maher mahler manning marsh martin martines martinez martins mason mathews mathis
    matthews mattis mccarthy mccarty mcdonald mcgee mcghee mckenzie mclain mclaughlin mclean mcmillan
    mcmillen mendes mendez meyer meyers miles millar miller mills milton mitchel mitchell molina montes
    moore morales moran more moreno morgan morris morrison morse morton mullen mullin mullins munoz
    murphy murray myers myles nash neilson nelson neuman newman newton nicholas nicholls nichols nielsen
    nielson norman norris norton nunez olsen olson ortega ortiz osborn osborne owen owens page paige
    paine palmer parker parks parsons paterson patterson patton payne pearce pearson petersen peterson
    pierce pitman pittman poole porter powel powell preston price pryce quinn ramires ramirez ramos
    randal randall read reed rees reese reeves reid reilly reyes reynold reynolds rice richard richards
    richardson riley rivera rivers roberson roberts robertson robinson robison rodgers rodrigues
    rodriguez rogers roland rollins romero rose ross rowe rowland ruiz russel russell ryan sanches
    sanchez sanders santiago santos saunders sawyer schmid schmidt schmitt schneider schroeder schultz
    schulz schwartz schwarz scott serrano sharp sharpe shaw shea shelton shepard shephard sheppard
    sherman shneider shultz silva simmonds simmons simms simons simpson sims simson smith smyth snider
    snyder sommers sorensen sorenson soto spencer spenser stanley stephens stephenson stevens stevenson
    stewart stokes stone stout stuart sullivan summers sutton swanson swenson tate tayler taylor terrel
    terrell thomas thompson thomson thorne thornton torres townsend tran tucker turner tyler vasques
    vasquez vaughan vaughn vazquez vega wade waggoner wagner walker wallace wallis walsh walter walters
    ward warner warren waters watkin watkins watson watt watts weaver webb webber weber weeks weiss
    welch wells welsh west weston wheeler whitaker white whittaker whyte wilkins wilkinson william
    williams williamson willis wills willson wilson winter winters wise wolf wolfe wood woods woodward
    wright wyatt yates york young younger zimmerman zimmermann
"""

COMMON = frozenset(_LISTED.split())
