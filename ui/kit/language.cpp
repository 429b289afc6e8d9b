// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/language.h"

#include <QLibraryInfo>
#include <QLocale>
#include <QPointer>
#include <QTranslator>

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

void install(QApplication& app, QPointer<QTranslator>& slot, const QString& file, const QString& folder) {
    if (slot) {
        QCoreApplication::removeTranslator(slot);
        delete slot;
    }
    slot = new QTranslator(&app);
    if (slot->load(file, folder))
        QCoreApplication::installTranslator(slot);
    else
        delete slot;
}

}  // namespace

Language uiLanguage() { return QLocale().language() == QLocale::Chinese ? Language::zh : Language::en; }

Language systemLanguage() { return QLocale::system().language() == QLocale::Chinese ? Language::zh : Language::en; }

void applyLanguage(QApplication& app, Language language) {
    static QPointer<QTranslator> ours;
    static QPointer<QTranslator> qts;
    const bool zh = language == Language::zh;
    QLocale::setDefault(zh ? QLocale(QLocale::Chinese, QLocale::SimplifiedHanScript, QLocale::China)
                           : QLocale(QLocale::English, QLocale::UnitedStates));
    install(app, qts, zh ? u"qtbase_zh_CN"_s : u"qtbase_en"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(app, ours, zh ? u"meike_zh_CN"_s : u"meike_en"_s, u":/i18n"_s);
}

}  // namespace meike::ui
