// SPDX-License-Identifier: GPL-3.0-or-later
// What the cells of a file mean, from a text to records: keys, money, dates, names, what columns may do.
#include "tests/app/import_fixture.h"

#include "base/error_code.h"

namespace meike {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using ImportMeaning = test::ImportWorkspace;

const std::string kDocument =
    "client,date,amount,number,service\n"
    "甲,2025-01-01,10,N1,Search\n"
    "乙,2025-01-02,7,N1,Search\n"
    "甲,2025-01-01,5,N1,Feed\n"
    "甲,2025-01-03,1,N2,Feed\n";

TEST_F(ImportMeaning, LinesOfOneNumberAreAskedAboutAndNothingGoesInBefore) {
    ImportPlan plan = planFor(Kind::order, kDocument);
    plan.matchKeys = {"number"};
    EXPECT_EQ(refusal(plan), "keys_repeat");
    NoProgress quiet;
    const auto asked = previewImport(*workspace->openReader(), plan, 10, quiet);
    ASSERT_EQ(asked.repeats.size(), 1u);
    EXPECT_EQ(asked.repeats[0].key, "N1");
    EXPECT_EQ(asked.repeats[0].line, 4);
    EXPECT_EQ(asked.repeats[0].firstLine, 2);
}

TEST_F(ImportMeaning, LinesOfOneNumberAreAddedUp) {
    ImportPlan plan = planFor(Kind::order, kDocument);
    plan.matchKeys = {"number"};
    plan.repeat = RepeatPolicy::sum;
    const auto report = run(plan);
    EXPECT_EQ(tallyOf(report), "3/1/0/0");
    EXPECT_THAT(amounts(), UnorderedElementsAre(1500, 700, 100)) << "a number of another client is another order";
    EXPECT_THAT(notesOf(report), Contains("1 row was added to the row of the same number"));
    EXPECT_EQ(tally(plan), "0/0/4/0") << "the same file again";
    // A sum of one line that cannot be read is none.
    plan = planFor(Kind::order, "client,date,amount,number\n甲,2025-01-01,1,N9\n甲,2025-01-01,x,N9\n");
    plan.matchKeys = {"number"};
    plan.repeat = RepeatPolicy::sum;
    EXPECT_EQ(tally(plan), "1/0/0/1");
    // Two currencies have no sum.
    plan = planFor(Kind::order, "client,date,amount,number,currency\n甲,2025-01-01,1,N8,CNY\n甲,2025-01-01,2,N8,USD\n");
    plan.matchKeys = {"number"};
    plan.repeat = RepeatPolicy::sum;
    EXPECT_EQ(tally(plan), "0/0/0/2");
}

TEST_F(ImportMeaning, LinesOfOneNumberAreAllKeptOrAllRefused) {
    ImportPlan plan = planFor(Kind::order, kDocument);
    plan.matchKeys = {"number"};
    plan.repeat = RepeatPolicy::refuse;
    const auto refused = run(plan);
    EXPECT_EQ(tallyOf(refused), "2/0/0/2");
    ASSERT_THAT(keysOf(refused), ElementsAre("repeated_key", "repeated_key"));
    EXPECT_EQ(refused.rejects[0].line, 2);
    workspace->undo();
    plan.repeat = RepeatPolicy::all;
    EXPECT_EQ(tally(plan), "4/0/0/0");
    EXPECT_THAT(amounts(), ElementsAre(1000, 700, 500, 100));
    EXPECT_EQ(tally(plan), "0/0/4/0") << "the k-th row is the k-th record";
}

TEST_F(ImportMeaning, RowsThatAgreeOrOnlyAddAreNoRepeats) {
    EXPECT_EQ(tally(Kind::client, "name,city,phone\n甲,上海,\n甲,上海,\n甲,,138\n甲,,\n"), "1/1/2/0");
    EXPECT_EQ(only(Kind::client).text("phone"), "138");
    // What is in the workspace may be overwritten as ever; what the file itself said may not.
    EXPECT_EQ(tally(Kind::client, "name,city\n甲,北京\n"), "0/1/0/0");
    EXPECT_EQ(refusal(planFor(Kind::client, "name,city\n甲,广州\n甲,深圳\n")), "keys_repeat");
    EXPECT_EQ(refusal(planFor(Kind::client, "name,code\n丙,K1\n丁,K1\n")), "keys_repeat") << "one code, two names";
}

TEST_F(ImportMeaning, AFileTwiceIsAllSameByItsContent) {
    add(Record(Kind::client).set("name", "甲"));
    const std::map<Kind, std::string> files = {
        {Kind::order,
         "client,date,amount,service,notes\n甲,2025-01-01,10,Feed,\n甲,2025-01-01,10,Feed,\n"
         "甲,2025-01-01,10,Feed,x\n甲,2025-01-02,$5,,\n"},
        {Kind::interaction,
         "client,date,kind,summary\n甲,2025-01-01,call,a\n甲,2025-01-01,call,a\n甲,2025-01-01,visit,b\n"},
        {Kind::receivable, "client,due,amount\n甲,2025-01-01,10\n甲,2025-01-01,10\n"},
        {Kind::receipt, "client,date,amount\n甲,2025-01-01,10\n甲,2025-01-01,10\n"},
        {Kind::survey, "client,date,metric,score\n甲,2025-01-01,csat,4\n甲,2025-01-01,csat,4\n"},
        {Kind::task, "client,title,due\n甲,t,2025-01-01\n甲,t,2025-01-02\n"},
        {Kind::contact, "client,name,mobile\n甲,王芳,138\n甲,李娜,\n"},
        {Kind::project, "client,name,start\n甲,P,2025-01-01\n甲,Q,\n"},
        {Kind::need, "client,date,title\n甲,2025-01-01,n\n甲,2025-01-01,m\n"},
        {Kind::complaint, "client,date,summary\n甲,2025-01-01,c\n甲,2025-01-02,c\n"},
        {Kind::team_member, "client,person,function\n甲,张伟,策划\n甲,张伟,媒介\n"},
        {Kind::verification, "client,section,date\n甲,basics,2025-01-01\n甲,legal,2025-01-01\n"},
        {Kind::contact_role, "client,contact,title\n甲,王芳,顾问\n甲,李娜,\n"},
        {Kind::milestone, "client,project,title,due\n甲,P,m,2025-01-01\n甲,P,m,2025-01-02\n"},
        {Kind::framework_contract,
         "client,title,start,finish,committed\n甲,K,2025-01-01,2025-12-31,100\n甲,K,2025-01-01,2025-12-31,100\n"},
        {Kind::benefit, "client,title,date,status\n甲,b,2025-01-01,given\n甲,b,2025-01-01,given\n"},
        {Kind::opportunity, "client,title,stage,date\n甲,o,lead,2025-01-01\n甲,o,quote,2025-01-01\n"},
        {Kind::file_link, "client,path\n甲,C:/a.pdf\n甲,C:/b.pdf\n"},
        {Kind::rate, "currency,day,rate\nUSD,2025-01-01,7.1\nUSD,2025-01-02,7.2\n"},
        {Kind::holiday, "day,name\n2027-01-01,元旦\n2027-01-02,元旦\n"},
        {Kind::client, "name,city,tags\n丙,上海,VIP\n乙,,新\n"}};
    for (const Kind kind : importableKinds()) {
        ASSERT_TRUE(files.contains(kind)) << kindRow(kind).key;
        ImportPlan plan = planFor(kind, files.at(kind));
        plan.matchKeys = {std::string(kMatchContent)};
        const auto first = run(plan);
        EXPECT_EQ(first.created + first.rejected, first.rows) << kindRow(kind).key;
        const std::string before = digest(database());
        const auto again = run(plan);
        EXPECT_EQ(again.same + again.rejected, again.rows) << kindRow(kind).key;
        EXPECT_EQ(digest(database()), before);
    }
    // Another record is another: one more row is one more order.
    ImportPlan plan = planFor(Kind::order,
                              "client,date,amount,service,notes\n甲,2025-01-01,10,Feed,\n"
                              "甲,2025-01-01,10,Feed,\n甲,2025-01-01,10,Feed,\n甲,2025-01-01,11,Feed,\n");
    plan.matchKeys = {std::string(kMatchContent)};
    EXPECT_EQ(tally(plan), "2/0/2/0");
}

TEST_F(ImportMeaning, ANumberMatchesByDefaultWhereItTellsRowsApart) {
    const auto keysOfFile = [&](Kind kind, const std::string& text) {
        const auto source = TableSource::fromBytes(text).value();
        const auto keys = suggestedMatchKeys(*source, kind, suggestMapping(*source, kind));
        CsvRow row;
        EXPECT_TRUE(source->next(row)) << "rewound";
        return keys;
    };
    EXPECT_THAT(keysOfFile(Kind::order, "client,date,amount,number\n甲,2025-01-01,1,N1\n乙,2025-01-01,1,N1\n"),
                ElementsAre("number", "content"));
    EXPECT_THAT(keysOfFile(Kind::order, "client,date,amount,number\n甲,2025-01-01,1,N1\n甲,2025-01-01,1,N1\n"),
                ElementsAre("content"));
    EXPECT_THAT(keysOfFile(Kind::order, "client,date,amount,number\n甲,2025-01-01,1,N1\n甲,2025-01-01,1,\n"),
                ElementsAre("content"));
    EXPECT_THAT(keysOfFile(Kind::interaction, "client,date,kind,summary\n甲,2025-01-01,call,x\n"),
                ElementsAre("content"));
    EXPECT_THAT(keysOfFile(Kind::client, "name\n甲\n"), ElementsAre("name", "code"));
}

TEST_F(ImportMeaning, NumbersThatExistAlreadyAreTold) {
    const std::string rows = "client,date,amount,number\n甲,2025-01-01,10,N1\n甲,2025-01-02,5,N2\n乙,2025-01-02,5,N1\n";
    EXPECT_THAT(notesOf(run(Kind::order, rows)), IsEmpty());
    EXPECT_THAT(notesOf(run(Kind::order, "client,date,amount,number\n甲,2025-02-01,10,N1\n乙,2025-01-02,5,N2\n")),
                ElementsAre("the number of 1 row exists in the workspace already; rows were not matched by number, so "
                            "it is a new record"));
    ImportPlan plan = planFor(Kind::order, rows);
    plan.matchKeys = {"number"};
    EXPECT_THAT(notesOf(run(plan)), IsEmpty());
}

TEST_F(ImportMeaning, DamagedNumbersAreRefused) {
    const auto report = run(Kind::order,
                            "client,date,amount,number\n甲,2025-01-01,10,1.1812E+11\n"
                            "甲,2025-01-01,10,1E+18\n甲,2025-01-01,10,118120000000\n"
                            "甲,2025-01-01,10,E+11\n甲,2025-01-01,10,12E+05\n1.2E+17,2025-01-01,10,N\n");
    EXPECT_EQ(tallyOf(report), "3/0/0/3");
    EXPECT_THAT(keysOf(report), ElementsAre("damaged_key:number", "damaged_key:number", "damaged_key:client"));
    EXPECT_EQ(tally(Kind::client, "name,phone,registration_no\n甲乙,1.38E+10,\n丙丁,,9.1310E+17\n"), "0/0/0/2");
    for (const char* text : {"1.1812E+11", "6E+18", " 1.5e+12 "}) EXPECT_TRUE(isDamagedKey(text, false)) << text;
    for (const char* text : {"118120000000", "1E5", "12E+05", "A1E+11", "", "1.5", "2025E+10", "1234567890123456789"})
        EXPECT_FALSE(isDamagedKey(text, false)) << text;
    EXPECT_TRUE(isDamagedKey("1850561844587531000", true));
    EXPECT_FALSE(isDamagedKey("185056184458753", true));
}

TEST_F(ImportMeaning, SignsOfMoneyMustBeThoseOfTheRow) {
    struct Case {
        const char* header;
        const char* row;
        const char* fileCurrency;
        const char* expected;  ///< currency and minor units, or the key of the reason
    };
    const Case cases[] = {
        // Nothing else says it: a sign of one currency alone does.
        {"amount", "€100", "", "EUR 10000"},
        {"amount", "100美元", "", "USD 10000"},
        {"amount", "HK$100", "", "HKD 10000"},
        {"amount", "₩5000", "", "KRW 5000"},
        // A column, a header or the file says another.
        {"amount,currency", "€100,USD", "", "other_currency:amount"},
        {"amount,currency", "100美元,CNY", "", "other_currency:amount"},
        {"amount,currency", "HK$100,USD", "", "other_currency:amount"},
        {"amount(USD)", "€100", "", "other_currency:amount"},
        {"amount", "€100", "USD", "other_currency:amount"},
        {"amount", "EUR 3", "GBP", "other_currency:amount"},
        {"amount,currency", "100,EUR", "USD", "EUR 10000"},
        {"amount,currency", "€100,EUR", "USD", "EUR 10000"},
        {"amount", "€100", "EUR", "EUR 10000"},
        // $ and ¥ are of many: the row's, the file's, the base currency, where that one writes itself so.
        {"amount,currency", "$100,HKD", "", "HKD 10000"},
        {"amount,currency", "$100,EUR", "", "other_currency:amount"},
        {"amount", "$100", "TWD", "TWD 10000"},
        {"amount", "$100", "EUR", "other_currency:amount"},
        {"amount", "$100", "", "other_currency:amount"},
        {"amount", "¥100", "", "CNY 10000"},
        {"amount", "￥3万", "", "CNY 3000000"},
        {"amount,currency", "¥100,JPY", "", "JPY 100"},
        {"amount", "¥100", "USD", "other_currency:amount"},
        {"amount($)", "100", "", "other_currency:amount"},
        {"amount($)", "100", "HKD", "HKD 10000"},
        // 元 is what the books are kept in, and ours elsewhere; in a header it says nothing of a row that says more.
        {"amount", "100元", "", "CNY 10000"},
        {"amount,currency", "100元,HKD", "", "HKD 10000"},
        {"amount,currency", "100元,EUR", "", "other_currency:amount"},
        {"amount(万元)", "1.5", "USD", "USD 1500000"},
        {"amount(元),currency", "15,EUR", "", "EUR 1500"},
        {"amount,currency,cost", "€5,EUR,$3", "", "other_currency:cost"},
        {"amount,cost", "€5,£3", "", "other_currency:cost"},
        {"quantity,unit_price", "3,€5", "", "EUR 1500"},
        {"quantity,unit_price,currency", "3,€5,USD", "", "other_currency:unit_price"},
    };
    for (const Case& each : cases) {
        ImportPlan plan =
            planFor(Kind::order, std::string("client,date,") + each.header + "\n甲,2025-01-01," + each.row + "\n");
        plan.currency = each.fileCurrency;
        const auto report = run(plan);
        std::string outcome;
        if (report.rejected > 0) {
            outcome = keysOf(report)[0];
        } else {
            const Record order = all(Kind::order).back();
            outcome = order.text("currency") + " " + std::to_string(order.integer("amount"));
        }
        EXPECT_EQ(outcome, each.expected) << each.header << " | " << each.row << " | " << each.fileCurrency;
    }
    EXPECT_EQ(tally(Kind::client, "name,credit_limit\n甲甲,€5\n乙乙,5元\n丙丙,¥5\n"), "2/0/0/1");
}

TEST_F(ImportMeaning, NobodySeesWhatNamesAreNotToldApartBy) {
    add(Record(Kind::client).set("name", "上海予湾传媒"));
    add(Record(Kind::client).set("name", "Acme Media"));
    const auto report = run(Kind::order,
                            "client,date,amount\n"
                            "上海\xE2\x80\x8B予湾传媒,2025-01-01,1\n"
                            "\xE2\x80\xAA上海予湾传媒\xE2\x80\xAC,2025-\xE2\x80\x8E"
                            "01-01,\xE2\x80\x8B"
                            "2\n"
                            "Acme\xC2\xA0Media,2025-01-01,\xC2\xA0"
                            "3\xC2\xA0\n"
                            "Ac\xC2\xADme Media\xEF\xBB\xBF,2025-01-01,4\x01\n"
                            "上海予湾传媒\xEF\xB8\x8F,2025-01-01,5\n");
    EXPECT_EQ(tallyOf(report), "5/0/0/0");
    EXPECT_EQ(report.clientsCreated, 0);
    EXPECT_THAT(notesOf(report), ElementsAre(HasSubstr("cells hold invisible characters (column client, for one)")));
    EXPECT_THAT(amounts(), ElementsAre(100, 200, 300, 400, 500));
}

TEST_F(ImportMeaning, DaysInEveryDressAndWithoutAYear) {
    ImportPlan plan = planFor(Kind::order,
                              "client,date,amount\n甲,20250309123000,1\n甲,202503091230,1\n甲,星期日 2025-03-09,1\n"
                              "甲,\"Sun, 09 Mar 2025 12:30:00 GMT\",1\n甲,2025-03-09T12:30:00+08:00,1\n"
                              "甲,二〇二五年三月九日,1\n甲,2025/3/9 12:30 (北京时间),1\n");
    EXPECT_EQ(tally(plan), "7/0/0/0");
    for (const Record& order : all(Kind::order)) EXPECT_EQ(order.text("date"), "2025-03-09");
    workspace->undo();

    plan = planFor(Kind::order, "client,date,amount\n甲,3月9日,1\n甲,三月十日,1\n甲,2024年3月9日,1\n");
    EXPECT_EQ(refusal(plan), "dates_without_year");
    NoProgress quiet;
    const auto asked = previewImport(*workspace->openReader(), plan, 10, quiet);
    ASSERT_EQ(asked.years.size(), 1u);
    EXPECT_EQ(asked.years[0].field, "date");
    EXPECT_EQ(asked.years[0].example, "3月9日");
    plan.year = 2023;
    EXPECT_EQ(tally(plan), "3/0/0/0");
    std::vector<std::string> days;
    for (const Record& order : all(Kind::order)) days.push_back(order.text("date"));
    EXPECT_THAT(days, ElementsAre("2023-03-09", "2023-03-10", "2024-03-09"));

    plan = planFor(Kind::order, "client,date,amount\n甲,25/5/6,1\n");
    EXPECT_EQ(refusal(plan), "dates_ambiguous");
    plan.dateOrder = DateOrder::ymd;
    ASSERT_EQ(tally(plan), "1/0/0/0");
    EXPECT_EQ(all(Kind::order).back().text("date"), "2025-05-06");
}

TEST_F(ImportMeaning, DirectionsGiveTheSign) {
    const auto report = run(Kind::order,
                            "客户,日期,金额,收/支\n甲,2025-01-01,10,收\n甲,2025-01-01,10,支\n"
                            "甲,2025-01-01,-10,支出\n甲,2025-01-01,10,贷\n甲,2025-01-01,10,借方\n"
                            "甲,2025-01-01,10,不计收支\n甲,2025-01-01,10,\n");
    EXPECT_EQ(tallyOf(report), "6/0/0/1");
    EXPECT_THAT(keysOf(report), ElementsAre("no_direction:direction"));
    EXPECT_THAT(amounts(), ElementsAre(1000, -1000, -1000, 1000, -1000, 1000));
    EXPECT_EQ(tally(Kind::order, "client,date,quantity,unit_price,Dr/Cr\n甲,2025-01-01,2,3,Dr\n"), "1/0/0/0");
    EXPECT_EQ(amounts().back(), -600);
}

TEST_F(ImportMeaning, ARefundColumnMakesRefunds) {
    const std::string rows =
        "订单编号,客户,订单付款时间,买家实际支付金额,退款金额,退款时间\n"
        "N1,甲,2025-01-01,100,30,2025-01-09\nN2,甲,2025-01-02,50,0,\nN3,甲,2025-01-03,20,,\nN4,甲,2025-01-04,,7,\n"
        "N5,甲,2025-01-05,10,3,?\n";
    ImportPlan plan = planFor(Kind::order, rows);
    plan.matchKeys = {"number"};
    const auto report = run(plan);
    EXPECT_EQ(tallyOf(report), "4/0/0/1");
    EXPECT_EQ(report.besideCreated, 1);
    EXPECT_THAT(amounts(), UnorderedElementsAre(10000, -3000, 5000, 2000, -700));
    for (const Record& order : all(Kind::order)) {
        if (order.integer("amount") != -3000) continue;
        EXPECT_EQ(order.text("date"), "2025-01-09");
        EXPECT_EQ(readRecord(database(), Kind::order, order.integer("refund_of"))->text("number"), "N1");
    }
    EXPECT_EQ(tally(plan), "0/0/4/1") << "a refund is made once";
    // More was given back since.
    plan = planFor(Kind::order, "订单编号,客户,订单付款时间,买家实际支付金额,退款金额\nN1,甲,2025-01-01,100,40\n");
    plan.matchKeys = {"number"};
    EXPECT_EQ(tally(plan), "0/1/0/0");
    EXPECT_THAT(amounts(), UnorderedElementsAre(10000, -4000, 5000, 2000, -700));
}

TEST_F(ImportMeaning, ColumnsDoToRecordsWhatTheyMay) {
    run(Kind::client, "name,city,phone,website,roles,tags\n甲,上海,1,a.cn,品牌方,\"VIP,老\"\n");
    const auto with = [&](ColumnUpdate how) {
        ImportPlan plan = planFor(Kind::client,
                                  "name,city,phone,website,roles,tags,notes\n"
                                  "甲,北京,2,b.cn,广告主,新,n\n");
        plan.mapping = suggestMapping(*TableSource::open(plan.file).value(), Kind::client);
        for (ImportColumn& column : plan.mapping)
            if (column.field != "name") column.update = how;
        const std::string fates = tally(plan);
        const Record client = only(Kind::client);
        std::string tags;
        for (const RecordId tag : tagsOfClient(database(), client.id()))
            tags += (tags.empty() ? "" : ",") + recordName(database(), Kind::tag, tag);
        const std::string result =
            fates + " " + client.text("city") + " " + client.text("roles") + " " + client.text("notes") + " " + tags;
        workspace->undo();
        return result;
    };
    EXPECT_EQ(with(ColumnUpdate::standard), "0/1/0/0 北京 advertiser n VIP,老,新");
    EXPECT_EQ(with(ColumnUpdate::overwrite), "0/1/0/0 北京 advertiser n 新");
    EXPECT_EQ(with(ColumnUpdate::empty), "0/1/0/0 上海 brand n VIP,老");
    EXPECT_EQ(with(ColumnUpdate::append), "0/1/0/0 北京 advertiser,brand n VIP,老,新");
    const std::string before = digest(database());
    ImportPlan never = planFor(Kind::client, "name,city,tags\n甲,北京,新\n");
    never.mapping = suggestMapping(*TableSource::open(never.file).value(), Kind::client);
    for (ImportColumn& column : never.mapping)
        if (column.field != "name") column.update = ColumnUpdate::never;
    EXPECT_EQ(tally(never), "0/0/1/0");
    EXPECT_EQ(digest(database()), before);
}

TEST_F(ImportMeaning, ContactsBesideTheirClientComeInTheSamePass) {
    const std::string rows =
        "客户名称,行业,联系人,手机,职务,邮箱\n甲,美妆,王芳,138,经理,a@b.cn\n甲,美妆,李娜,139,,\n"
        "乙,食品,,,,\n丙,食品,,137,,\n丁,食品,张,x,,\n";
    const auto report = run(Kind::client, rows);
    EXPECT_EQ(tallyOf(report), "3/1/0/1");
    ASSERT_THAT(keysOf(report), ElementsAre("missing:contact.name"));
    EXPECT_EQ(report.besideCreated, 3);
    ASSERT_EQ(report.beside.size(), 1u);
    EXPECT_EQ(besideText(report.beside[0], Language::en), "contacts: 3 new, 0 changed, 0 same, 1 rejected");
    EXPECT_EQ(reasonText(report.rejects[0].reason, Kind::client, Language::zh), "缺少联系人姓名");
    const auto contacts = recordsOfClient(database(), Kind::contact, 1);
    ASSERT_EQ(contacts.size(), 2u);
    EXPECT_EQ(tally(Kind::client, rows), "0/0/4/1") << "the same file again";
    // A contact that cannot be stored keeps its client out as well: the row goes in whole or not at all.
    const std::string before = digest(database());
    EXPECT_EQ(tally(Kind::client, "客户名称,联系人,联系人：生日\n戊,王,不知道\n"), "0/0/0/1");
    EXPECT_EQ(digest(database()), before);
    EXPECT_EQ(tally(Kind::client, "客户名称,联系人,手机\n甲,王芳,150\n"), "0/1/0/0");
    workspace->undo();
    workspace->undo();
    EXPECT_EQ(countRecords(database(), Kind::contact), 0);
}

TEST_F(ImportMeaning, FieldsOfOnesOwnAreMappedByKeyAndByName) {
    workspace->edit({"add", {}}, [&](Edit& edit) {
        addRecord(edit, newRecord(edit.database(), Kind::custom_field, clock.today())
                            .set("kind", "clients")
                            .set("name", "客户渠道号")
                            .set("type", "text"));
    });
    const ImportKind kind(database(), Kind::client);
    ASSERT_EQ(kind.custom.size(), 1u);
    const auto source = TableSource::fromBytes("客户名称,客户渠道号,渠\n甲,Q7,Q8\n").value();
    const auto suggested = suggestMapping(*source, kind);
    ASSERT_EQ(suggested.size(), 2u);
    EXPECT_EQ(suggested[1].field, kind.custom[0]->key);
    for (const std::string& name : {std::string(kind.custom[0]->key), std::string("客户渠道号")}) {
        const auto mapping = parseMapping("name=客户名称," + name + "=渠", *source, kind);
        ASSERT_TRUE(mapping) << name;
        EXPECT_EQ((*mapping)[1].field, kind.custom[0]->key);
    }
    ImportPlan plan = planFor(Kind::client, "客户名称,客户渠道号\n甲,Q7\n");
    plan.custom = kind.custom;
    EXPECT_EQ(tally(plan), "1/0/0/0");
    EXPECT_EQ(only(Kind::client).text(kind.custom[0]->key), "Q7");
}

TEST_F(ImportMeaning, AMappingIsRememberedForTheSameHeaders) {
    const std::string rows = "A,B,C\n甲,2025-01-01,5\n";
    ImportPlan plan = planFor(Kind::order, rows);
    const auto source = TableSource::open(plan.file).value();
    EXPECT_FALSE(rememberedMapping(database(), *source, Kind::order));
    plan.mapping = parseMapping("client=A,date=B,amount=C", *source, Kind::order).value();
    plan.remember = true;
    EXPECT_EQ(tally(plan), "1/0/0/0");
    const auto remembered = rememberedMapping(database(), *source, Kind::order);
    ASSERT_TRUE(remembered);
    EXPECT_EQ(remembered->size(), 3u);
    EXPECT_EQ((*remembered)[0].field, "client");
    EXPECT_FALSE(rememberedMapping(database(), *TableSource::fromBytes("A,C,B\n1,2,3\n").value(), Kind::order));
    EXPECT_FALSE(rememberedMapping(database(), *source, Kind::receipt));
    workspace->undo();
    EXPECT_FALSE(rememberedMapping(database(), *source, Kind::order)) << "undone with the import";
}

TEST_F(ImportMeaning, ColumnsWhoseCellsAreNoneOfAFieldsValuesAreLeftOut) {
    const auto report = run(Kind::client, "客户名称,客户类型,是否KA,信用等级\n甲,普通,x,A\n乙,重要,y2,\n");
    EXPECT_EQ(tallyOf(report), "2/0/0/0");
    EXPECT_THAT(notesOf(report), UnorderedElementsAre(HasSubstr("the column 客户类型 was not used"),
                                                      HasSubstr("the column 是否KA was not used")));
    EXPECT_EQ(report.unmapped, (std::vector<std::string>{"客户类型", "是否KA"}));
    // One cell that fits is enough for the others to be refused by name.
    EXPECT_EQ(tally(Kind::client, "客户名称,客户角色\n丙,品牌方\n丁,普通\n"), "1/0/0/1");
}

TEST_F(ImportMeaning, HistoryKeepsItsAuthorsAndDays) {
    add(Record(Kind::client).set("name", "甲"));
    EXPECT_EQ(
        tally(Kind::interaction, "客户,跟进时间,跟进方式,跟进人,跟进内容\n甲,2021-03-04 10:00,电话,张伟,谈预算\n"),
        "1/0/0/0");
    const Record note = only(Kind::interaction);
    EXPECT_EQ(note.text("date"), "2021-03-04");
    EXPECT_EQ(recordName(database(), Kind::person, note.integer("person")), "张伟");
    ASSERT_EQ(tally(Kind::client, "客户名称,创建时间,归属人\n乙,2019-05-06,李娜\n"), "1/0/0/0");
    EXPECT_EQ(all(Kind::client).back().text("created_on"), "2019-05-06");
}

TEST_F(ImportMeaning, NamesMuchAlikeAreToldInADryRun) {
    add(Record(Kind::client).set("name", "上海予湾文化传媒有限公司"));
    run(Kind::client, "客户名称\n予湾文化传媒\n云舟食品有限公司\n北京云舟食品\n东方\n");
    ASSERT_EQ(preview.report.near.size(), 2u);
    EXPECT_EQ(preview.report.nearCount, 2);
    EXPECT_EQ(preview.report.near[0].name, "予湾文化传媒");
    EXPECT_EQ(preview.report.near[0].like, "上海予湾文化传媒有限公司");
    EXPECT_EQ(preview.report.near[0].client, 1);
    EXPECT_EQ(preview.report.near[1].like, "云舟食品有限公司");
    EXPECT_EQ(preview.report.near[1].likeLine, 3);
    EXPECT_GE(preview.report.near[1].score, 0.8);
}

}  // namespace
}  // namespace meike
