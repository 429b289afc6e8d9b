<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
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
        <source>%1 client(s)</source>
        <translation>
            <numerusform>%1 client</numerusform>
            <numerusform>%1 clients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meike::ui::ClientPanel</name>
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
    <message numerus="yes">
        <source>%1 open, overdue for %n day(s)</source>
        <translation>
            <numerusform>%1 open, overdue for %n day</numerusform>
            <numerusform>%1 open, overdue for %n days</numerusform>
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
</context>
<context>
    <name>meike::ui::ConcentrationCard</name>
    <message numerus="yes">
        <source>%n clients hold 80% of the value</source>
        <translation>
            <numerusform>%n client holds 80% of the value</numerusform>
            <numerusform>%n clients hold 80% of the value</numerusform>
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
        <source>%n people, list entries or tags will be added.</source>
        <translation>
            <numerusform>%n person, list entry or tag will be added.</numerusform>
            <numerusform>%n people, list entries or tags will be added.</numerusform>
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
    <name>meike::ui::ImportResultPage</name>
    <message numerus="yes">
        <source>%n people, list entries or tags were added.</source>
        <translation>
            <numerusform>%n person, list entry or tag was added.</numerusform>
            <numerusform>%n people, list entries or tags were added.</numerusform>
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
    <name>meike::ui::RiskCard</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
</TS>
