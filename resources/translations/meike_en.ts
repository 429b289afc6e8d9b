<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln day ago</numerusform>
            <numerusform>%Ln days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln day(s)</source>
        <translation>
            <numerusform>in %Ln day</numerusform>
            <numerusform>in %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 client(s)</source>
        <translation>
            <numerusform>%1 client</numerusform>
            <numerusform>%1 clients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::AccountPlanPaper</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::ArchiveDoor</name>
    <message numerus="yes">
        <source>The archive holds everything, personal data too (%n column(s)). Who takes it out and why is noted in the borrow register.</source>
        <translation>
            <numerusform>The archive holds everything, personal data too (%n column). Who takes it out and why is noted in the borrow register.</numerusform>
            <numerusform>The archive holds everything, personal data too (%n columns). Who takes it out and why is noted in the borrow register.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::AssessmentsPage</name>
    <message numerus="yes">
        <source>By tier: as the rules give it. %n clients have a tier set by hand, which is not counted there.</source>
        <translation>
            <numerusform>By tier: as the rules give it. %n client has a tier set by hand, which is not counted there.</numerusform>
            <numerusform>By tier: as the rules give it. %n clients have a tier set by hand, which is not counted there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::BackupsSheet</name>
    <message numerus="yes">
        <source>%n of them are not as they were made any more.</source>
        <translation>
            <numerusform>%n of them is not as it was made any more.</numerusform>
            <numerusform>%n of them are not as they were made any more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::CellsSheet</name>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n cell</numerusform>
            <numerusform>%n cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copied row(s) would stand below the end of the list and is/are left out.</source>
        <translation>
            <numerusform>%n copied row would stand below the end of the list and is left out.</numerusform>
            <numerusform>%n copied rows would stand below the end of the list and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copied column(s) would stand beyond the last column and is/are left out.</source>
        <translation>
            <numerusform>%n copied column would stand beyond the last column and is left out.</numerusform>
            <numerusform>%n copied columns would stand beyond the last column and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) cannot be used and stay(s) as it is/they are: see ✕ in the table.</source>
        <translation>
            <numerusform>%n cell cannot be used and stays as it is: see ✕ in the table.</numerusform>
            <numerusform>%n cells cannot be used and stay as they are: see ✕ in the table.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) hold(s) something else now.</source>
        <translation>
            <numerusform>%n cell holds something else now.</numerusform>
            <numerusform>%n cells hold something else now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) is/are emptied.</source>
        <translation>
            <numerusform>%n cell is emptied.</numerusform>
            <numerusform>%n cells are emptied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::ClientCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::ClientFacts</name>
    <message numerus="yes">
        <source>%n empty</source>
        <translation>
            <numerusform>%n empty</numerusform>
            <numerusform>%n empty</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::ClientHead</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ended %n day(s) ago</source>
        <translation>
            <numerusform>ended %n day ago</numerusform>
            <numerusform>ended %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ends in %n day(s)</source>
        <translation>
            <numerusform>ends in %n day</numerusform>
            <numerusform>ends in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::ClientPanel</name>
    <message numerus="yes">
        <source>%1 open, overdue for %n day(s)</source>
        <translation>
            <numerusform>%1 open, overdue for %n day</numerusform>
            <numerusform>%1 open, overdue for %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::ClientSide</name>
    <message numerus="yes">
        <source>%n in the decision chain</source>
        <translation>
            <numerusform>%n in the decision chain</numerusform>
            <numerusform>%n in the decision chain</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue, the longest for %1</source>
        <translation>
            <numerusform>%n overdue, for %1</numerusform>
            <numerusform>%n overdue, the longest for %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more in the timeline</source>
        <translation>
            <numerusform>and %n more in the timeline</numerusform>
            <numerusform>and %n more in the timeline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more within 90 days</source>
        <translation>
            <numerusform>and %n more within 90 days</numerusform>
            <numerusform>and %n more within 90 days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::ClientTexts</name>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::ClientsPage</name>
    <message numerus="yes">
        <source>in %n year(s)</source>
        <translation>
            <numerusform>in %n year</numerusform>
            <numerusform>in %n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted since</source>
        <translation>
            <numerusform>%n deleted since</numerusform>
            <numerusform>%n deleted since</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::ContactSheets</name>
    <message numerus="yes">
        <source>%n card(s) written to %1</source>
        <translation>
            <numerusform>%n card written to %1</numerusform>
            <numerusform>%n cards written to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) with phones and e-mail, as phones and mail programs read them. This is personal data: what it is for goes into the borrow register.</source>
        <translation>
            <numerusform>%n card with phones and e-mail, as phones and mail programs read it. This is personal data: what it is for goes into the borrow register.</numerusform>
            <numerusform>%n cards with phones and e-mail, as phones and mail programs read them. This is personal data: what it is for goes into the borrow register.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::DashboardPage</name>
    <message numerus="yes">
        <source>%n clients have no value: a currency they paid in has no rate (see Settings).</source>
        <translation>
            <numerusform>%n client has no value: a currency it paid in has no rate (see Settings).</numerusform>
            <numerusform>%n clients have no value: a currency they paid in has no rate (see Settings).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>orders of the last %n years</source>
        <translation>
            <numerusform>orders of the last year</numerusform>
            <numerusform>orders of the last %n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>orders of the last %n days</source>
        <translation>
            <numerusform>orders of the last day</numerusform>
            <numerusform>orders of the last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::DayCell</name>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::DuplicatesPage</name>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n pair</numerusform>
            <numerusform>%n pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n said not to be the same</source>
        <translation>
            <numerusform>%n said not to be the same</numerusform>
            <numerusform>%n said not to be the same</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::EventsPage</name>
    <message numerus="yes">
        <source>%Ln ahead</source>
        <translation>
            <numerusform>%Ln ahead</numerusform>
            <numerusform>%Ln ahead</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::ExportDialog</name>
    <message numerus="yes">
        <source>%n columns, rows and order as the list shows them.</source>
        <translation>
            <numerusform>%n column, rows and order as the list shows them.</numerusform>
            <numerusform>%n columns, rows and order as the list shows them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n columns, rows and order as the list shows them.</source>
        <translation>
            <numerusform>%1, %n column, rows and order as the list shows them.</numerusform>
            <numerusform>%1, %n columns, rows and order as the list shows them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::ImportCheckPage</name>
    <message numerus="yes">
        <source>%n new client(s) have names similar to others, “%1” to “%2”.</source>
        <translation>
            <numerusform>%n new client has a name similar to another: “%1” to “%2”.</numerusform>
            <numerusform>%n new clients have names similar to others, “%1” to “%2”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n similar name(s) decided.</source>
        <translation>
            <numerusform>%n similar name decided.</numerusform>
            <numerusform>%n similar names decided.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are refused because they name a client that is not there, “%1” for one.</source>
        <translation>
            <numerusform>%n row is refused because it names a client that is not there, “%1”.</numerusform>
            <numerusform>%n rows are refused because they name a client that is not there, “%1” for one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::ImportFilePage</name>
    <message numerus="yes">
        <source>%n places do not fit this encoding: choose another one.</source>
        <translation>
            <numerusform>%n place does not fit this encoding: choose another one.</numerusform>
            <numerusform>%n places do not fit this encoding: choose another one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::KeyAccountsPage</name>
    <message numerus="yes">
        <source>%Ln never</source>
        <translation>
            <numerusform>%Ln never</numerusform>
            <numerusform>%Ln never</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>longest ago %Ln days</source>
        <translation>
            <numerusform>longest ago %Ln day</numerusform>
            <numerusform>longest ago %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in all</source>
        <translation>
            <numerusform>%Ln in all</numerusform>
            <numerusform>%Ln in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not met</source>
        <translation>
            <numerusform>%Ln not met</numerusform>
            <numerusform>%Ln not met</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not known</source>
        <translation>
            <numerusform>%Ln not known</numerusform>
            <numerusform>%Ln not known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::OpportunitiesPage</name>
    <message numerus="yes">
        <source>%n open, %1</source>
        <translation>
            <numerusform>%n open, %1</numerusform>
            <numerusform>%n open, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::OpportunityColumn</name>
    <message numerus="yes">
        <source>%n not added</source>
        <translation>
            <numerusform>%n not added</numerusform>
            <numerusform>%n not added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::OwnerList</name>
    <message numerus="yes">
        <source>and %n more businesses with two owners</source>
        <translation>
            <numerusform>and %n more business with two owners</numerusform>
            <numerusform>and %n more businesses with two owners</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::PlaybookDetail</name>
    <message numerus="yes">
        <source>%n conditions are not complete and do not count yet.</source>
        <translation>
            <numerusform>%n condition is not complete and does not count yet.</numerusform>
            <numerusform>%n conditions are not complete and do not count yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conditions are not complete. Complete or remove them, then save.</source>
        <translation>
            <numerusform>%n condition is not complete. Complete or remove it, then save.</numerusform>
            <numerusform>%n conditions are not complete. Complete or remove them, then save.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It reaches %Ln client(s).</source>
        <translation>
            <numerusform>It reaches %Ln client.</numerusform>
            <numerusform>It reaches %Ln clients.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the first seven days it brings %Ln thing(s) to do, %1 hours; its regular steps then take %2 hours a week.</source>
        <translation>
            <numerusform>In the first seven days it brings %Ln thing to do, %1 hours; its regular steps then take %2 hours a week.</numerusform>
            <numerusform>In the first seven days it brings %Ln things to do, %1 hours; its regular steps then take %2 hours a week.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::PlaybookSide</name>
    <message numerus="yes">
        <source>clients reached</source>
        <translation>
            <numerusform>client reached</numerusform>
            <numerusform>clients reached</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the next seven days: %Ln thing(s) to do, %1 hours.</source>
        <translation>
            <numerusform>In the next seven days: %Ln thing to do, %1 hours.</numerusform>
            <numerusform>In the next seven days: %Ln things to do, %1 hours.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of it overdue.</source>
        <translation>
            <numerusform>%Ln of it overdue.</numerusform>
            <numerusform>%Ln of it overdue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held back by the limit on care or a complaint.</source>
        <translation>
            <numerusform>%Ln held back by the limit on care or a complaint.</numerusform>
            <numerusform>%Ln held back by the limit on care or a complaint.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::PlaybooksPage</name>
    <message numerus="yes">
        <source>%Ln on</source>
        <translation>
            <numerusform>%Ln on</numerusform>
            <numerusform>%Ln on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln off</source>
        <translation>
            <numerusform>%Ln off</numerusform>
            <numerusform>%Ln off</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::QuickLog</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::RecordForm</name>
    <message numerus="yes">
        <source>Please look at the marked fields: %n</source>
        <translation>
            <numerusform>Please look at the marked field.</numerusform>
            <numerusform>Please look at the %n marked fields.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::ReportCardCard</name>
    <message numerus="yes">
        <source>The verdict is the model&apos;s, for all clients. Below: %n cases of the filtered clients alone.</source>
        <translation>
            <numerusform>The verdict is the model&apos;s, for all clients. Below: %n case of the filtered clients alone.</numerusform>
            <numerusform>The verdict is the model&apos;s, for all clients. Below: %n cases of the filtered clients alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The verdict is the model&apos;s, for all clients. %n cases of the filtered clients are too few for figures of their own.</source>
        <translation>
            <numerusform>The verdict is the model&apos;s, for all clients. %n case of the filtered clients is too few for figures of their own.</numerusform>
            <numerusform>The verdict is the model&apos;s, for all clients. %n cases of the filtered clients are too few for figures of their own.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::Review</name>
    <message numerus="yes">
        <source>value: %1 of the last %n days</source>
        <translation>
            <numerusform>value: %1 of the last %n day</numerusform>
            <numerusform>value: %1 of the last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>value: %1 of the last %n years</source>
        <translation>
            <numerusform>value: %1 of the last year</numerusform>
            <numerusform>value: %1 of the last %n years</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::RiskCard</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::RulePopover</name>
    <message numerus="yes">
        <source>%n condition(s) not complete yet: the list waits.</source>
        <translation>
            <numerusform>One condition is not complete yet: the list waits.</numerusform>
            <numerusform>%n conditions are not complete yet: the list waits.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::SatisfactionPage</name>
    <message numerus="yes">
        <source>%Ln answers: too few</source>
        <translation>
            <numerusform>%Ln answer: too few</numerusform>
            <numerusform>%Ln answers: too few</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln overdue</source>
        <translation>
            <numerusform>%Ln overdue</numerusform>
            <numerusform>%Ln overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::SegmentDetail</name>
    <message numerus="yes">
        <source>%n conditions are not complete and do not count yet.</source>
        <translation>
            <numerusform>%n condition is not complete and does not count yet.</numerusform>
            <numerusform>%n conditions are not complete and do not count yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conditions are not complete. Complete or remove them, then save.</source>
        <translation>
            <numerusform>%n condition is not complete. Complete or remove it, then save.</numerusform>
            <numerusform>%n conditions are not complete. Complete or remove them, then save.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::SegmentHistory</name>
    <message numerus="yes">
        <source>last %n days</source>
        <translation>
            <numerusform>last %n day</numerusform>
            <numerusform>last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::SegmentList</name>
    <message numerus="yes">
        <source>%n segments</source>
        <translation>
            <numerusform>%n segment</numerusform>
            <numerusform>%n segments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::SegmentResult</name>
    <message numerus="yes">
        <source>clients</source>
        <translation>
            <numerusform>client</numerusform>
            <numerusform>clients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::SegmentText</name>
    <message numerus="yes">
        <source>in %n year(s)</source>
        <translation>
            <numerusform>in %n year</numerusform>
            <numerusform>in %n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::StepEditor</name>
    <message numerus="yes">
        <source>%Ln open</source>
        <translation>
            <numerusform>%Ln open</numerusform>
            <numerusform>%Ln open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln done</numerusform>
            <numerusform>%Ln done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln moved</source>
        <translation>
            <numerusform>%Ln moved</numerusform>
            <numerusform>%Ln moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln skipped</numerusform>
            <numerusform>%Ln skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln min</numerusform>
            <numerusform>%Ln min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::TimelineModel</name>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::TodayPage</name>
    <message numerus="yes">
        <source>%Ln overdue</source>
        <translation>
            <numerusform>%Ln overdue</numerusform>
            <numerusform>%Ln overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln today</source>
        <translation>
            <numerusform>%Ln today</numerusform>
            <numerusform>%Ln today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln min</numerusform>
            <numerusform>%Ln min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Playbooks changed since: %1 and %Ln more.</source>
        <translation>
            <numerusform>Playbooks changed since: %1 and %Ln more.</numerusform>
            <numerusform>Playbooks changed since: %1 and %Ln more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) dated up to that day were entered later and count.</source>
        <translation>
            <numerusform>%Ln record dated up to that day was entered later and counts.</numerusform>
            <numerusform>%Ln records dated up to that day were entered later and count.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s) were changed since: owner and other values without a day are today&apos;s.</source>
        <translation>
            <numerusform>%Ln client was changed since: owner and other values without a day are today&apos;s.</numerusform>
            <numerusform>%Ln clients were changed since: owner and other values without a day are today&apos;s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more: Enter or click shows the next ones</source>
        <translation>
            <numerusform>%Ln more: Enter or click shows it</numerusform>
            <numerusform>%Ln more: Enter or click shows the next ones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::ValueEdit</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::WeekStrip</name>
    <message numerus="yes">
        <source>%Ln do not, %1 hours short</source>
        <translation>
            <numerusform>%Ln does not, %1 hours short</numerusform>
            <numerusform>%Ln do not, %1 hours short</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held back</source>
        <translation>
            <numerusform>%Ln held back</numerusform>
            <numerusform>%Ln held back</numerusform>
        </translation>
    </message>
</context>
</TS>
