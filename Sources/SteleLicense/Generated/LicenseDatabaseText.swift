// Made by Tools/tables/make-license-tables; do not edit. See NOTICE.md for sources and terms.
// swift-format-ignore-file

/// ScanCode's licence database: key, SPDX key, other SPDX keys, category, flags, short name.
enum LicenseDatabaseText {
  /// The package that the rows come from.
  static let version = "license-expression 30.4.4"
  /// The day of the database that the package has.
  static let date = "July 22, 2025"
  /// The version of SPDX's licence list that its keys follow.
  static let listVersion = "3.27"
  /// The rows, a line each.
  static let text = #"""
389-exception	389-exception		2	x	389 Directory Server Exception to GPL 2.0
3com-microcode	=		0		3Com Microcode
3dslicer-1.0	3D-Slicer-1.0	=	0		3D Slicer License 1.0
4suite-1.1	=		0		4Suite 1.1
996-icu-1.0	=		5		Anti 996 License 1.0
a-star-logic-memoire-temp	=		6		
aardvark-py-2014	=		6		Aardvark I2C/SPI 2014
abrms	=		6		ABRMS
abstyles	Abstyles		0		Abstyles License
ac3filter	=		3		AC3Filter License
accellera-systemc	=		0		SystemC Open Source License Agreement
acdl-1.0	CDL-1.0	=	2		ACDL 1.0
ace-tao	DOC		0		ACE TAO License
acki-nacki-node-2024-10-04	=		7		
acm-sla	=		6		ACM SLA
acroname-bdk	=		6		Acroname BDK
acter-psl-1.0	=		6		
activepieces-enterprise-2023	=		7		
activestate-community	=		6		ActiveState Community License
activestate-community-2012	=		6		ActiveState Community License 2012
activestate-komodo-edit	=		6		ActiveState Komodo Edit EULA
activision-eula	=		6		
actuate-birt-ihub-ftype-sla	=		6		BIRT iHub F-Type Software License Agreement
ada-linking-exception	GNAT-exception	=	2	x	Ada linking exception to GPL 2.0 or later
adacore-doc	AdaCore-doc		0		AdaCore Doc License
adapt-1.0	APL-1.0		3		APL 1.0
adaptec-downloadable	=		6		Adaptec Downloadable Software License
adaptec-eula	=		6		Adaptec EULA
adcolony-tos-2022	=		6		AdColony TOS for Publishers 2022
addthis-mobile-sdk-1.0	=		6		AddThis Mobile Application SDK License 1.0
adi-bsd	=		0		ADI BSD
adi-bsd-2011	=		6		
adi-bsd-2017	=		6		
adobe-acrobat-reader-eula	=		6		Adobe Acrobat Reader EULA
adobe-air-sdk	=		6		Adobe AIR SDK EULA - 2008
adobe-air-sdk-2014	=		6		Adobe Air SDK EULA - 2014
adobe-color-profile-bundling	=		6		Adobe Color Profile Bundling agreement
adobe-color-profile-license	=		6		Adobe Color Profile License agreement
adobe-dng-sdk	=		6		Adobe DNG SDK License Agreement
adobe-dng-spec-patent	=		9		Adobe DNG Specification patent license
adobe-eula	=		7		Adobe EULA
adobe-flash-player-eula-21.0	=		6		Adobe Flash Player EULA 21.0
adobe-flex-4-sdk	=		6		Adobe Flex 4 SDK SLA
adobe-flex-sdk	=		6		Adobe Flex SDK SLA
adobe-general-tou	=		7		Adobe General TOU
adobe-glyph	Adobe-Glyph		0		Adobe Glyph License
adobe-indesign-sdk	=		6		Adobe InDesign SDK License
adobe-postscript	=		6		Adobe PostScript License
adobe-scl	Adobe-2006		0		Adobe Source Code License 2006
adobe-utopia	Adobe-Utopia		0		Adobe Utopia Font License
adrian	=		0		Andre Adrian DFS license
adsl	ADSL		0		Amazon Digital Services License
aes-128-3.0	=		1		AES-128 3.0 License
afl-1.1	AFL-1.1		0		AFL 1.1
afl-1.2	AFL-1.2		0		AFL 1.2
afl-2.0	AFL-2.0		0		AFL 2.0
afl-2.1	AFL-2.1		0		AFL 2.1
afl-3.0	AFL-3.0		0		AFL 3.0
afmparse	Afmparse		0		afmparse License
afpl-8.0	Aladdin		3		Aladdin FPL v8
afpl-9.0	=		3		Aladdin FPL v9
ag-grid-enterprise	=		7		
agentxpp	=		7		AgentX++ License Agreement
agere-bsd	=		0		Agere BSD
agere-sla	=		6		Agere WindModem EULA
ago-private-1.0	=		6		Ago Private License 1.0
agpl-1.0	AGPL-1.0-only	AGPL-1.0	3		AGPL 1.0
agpl-1.0-plus	AGPL-1.0-or-later	AGPL-1.0+	3		AGPL 1.0 or later
agpl-2.0	=		3		AGPL 2.0
agpl-3.0	AGPL-3.0-only	AGPL-3.0,LicenseRef-AGPL-3.0	3		AGPL 3.0
agpl-3.0-bacula	=		3	xd	AGPL 3.0 with Bacula exception
agpl-3.0-linking-exception	=		2	xd	AGPL 3.0 linking exception
agpl-3.0-openssl	=		3	xd	AGPL 3.0 with OpenSSL exception
agpl-3.0-plus	AGPL-3.0-or-later	AGPL-3.0+,LicenseRef-AGPL	3		AGPL 3.0 or later
agpl-generic-additional-terms	=		3	x	AGPL Generic Additional Terms
agtpl	=		0		AGTPL
aladdin-md5	=		0	d	Aladdin MD5 License
alasir	=		6		Alasir Licence
aldor-public-2.0	=		6		Aldor Public License 2.0
alexisisaac-freeware	=		0		Alexisisaac Freeware License
alfresco-exception-0.5	=		3	x	Alfresco FLOSS Exception v0.5
allegro-4	Giftware		0		Allegro 4 License
allen-institute-software-2018	=		5		Allen Institute Software License 2018
alliance-open-media-patent-1.0	=		9		Open Media Patent 1.0
altermime	=		2		alterMIME License
altova-eula	=		7		Altova EULA
amazon-redshift-jdbc	=		6		Amazon Redshift JDBC Driver License Agreement
amazon-sl	LicenseRef-.amazon.com.-AmznSL-1.0	=	6		Amazon Software License
amd-aspf-2023	=		5		AMD-ASPF-2023
amd-historical	AMD-newlib	=	0		AMD Historical License
amd-linux-firmware	=		6		AMD Linux Firmware License
amd-linux-firmware-export	=		6		AMD Linux Firmware Export License
amdplpa	AMDPLPA		0		AMD PLPA License
aml	AML		0		Apple MIT License
amlogic-linux-firmware	=		6		Amlogic Linux Firmware License
ampas	AMPAS		0		AMPAS BSD-Style License
amplication-ee-2022	=		6		
ams-fonts	=		0		AMSFonts license
anaconda-tos-2024-03-30	=		7		
android-sdk-2009	=		6		Android SDK License 2009
android-sdk-2012	=		6		Android SDK License 2012
android-sdk-2021	=		6		Android SDK License 2021
android-sdk-license	=		6		Android SDK License 2015
android-sdk-preview-2015	=		6		Android SDK Preview License
anepokis-1.0	=		3		Anepokis License 1.0
angi-1.0	=		2		
anti-capitalist-1.4	=		5		ACSL v. 1.4
antlr-pd	ANTLR-PD		0		ANTLR-PD
antlr-pd-fallback	ANTLR-PD-fallback		1		ANTLR-PD with fallback
anu-license	=		0		ANU License
any-osi	any-OSI		10		
any-osi-perl-modules	any-OSI-perl-modules		10		
aop-pd	=		1	d	AOP-PD
apache-1.0	Apache-1.0		0		Apache 1.0
apache-1.1	Apache-1.1		0		Apache 1.1
apache-2.0	Apache-2.0	LicenseRef-Apache,LicenseRef-Apache-2.0	0		Apache 2.0
apache-2.0-linking-exception	=		0	xd	Apache 2.0 with Linking Exception
apache-2.0-runtime-library-exception	=		0	xd	Apache 2.0 with Runtime Library Exception
apache-due-credit	=		0	d	Apache Due Credit Variant
apache-exception-llvm	=		0	xd	Apache-Exception-llvm
apache-patent-exception	mxml-exception	=	0	x	Apache Patent Provision Exception Terms
apache-patent-provision-exception	=		0	xd	Apache Patent Provision Exception Deprecated
apafml	APAFML		0		Adobe Postscript AFM License
apl-1.1	=		6		APL-1.1
app-s2p	App-s2p		0		App::s2p License
appfire-eula	=		6		Appfire EULA
apple-academic-lisa-os-3.1	=		6		Apple Academic Lisa OS v3.1
apple-attribution	=		0		Apple Attribution License
apple-attribution-1997	=		0		Apple Attribution 1997
apple-excl	=		0		Apple Example Code License
apple-mfi-license	=		6		Apple MFi License
apple-ml-ferret-2023	=		0		Apple ML Ferret 2023
apple-mpeg-4	=		5		Apple MPEG-4 License
apple-runtime-library-exception	Swift-exception		0	x	Runtime Library Exception to Apache 2.0
apple-sscl	=		0		Apple Sample Source Code License
appsflyer-framework	=		6		AppsFlyer Framework License
apromore-exception-2.0	=		3	x	
apsl-1.0	APSL-1.0		2		APSL 1.0
apsl-1.1	APSL-1.1		2		APSL 1.1
apsl-1.2	APSL-1.2		2		APSL 1.2
apsl-2.0	APSL-2.0		2		APSL 2.0
aptana-1.0	=		2		Aptana 1.0
aptana-exception-3.0	=		2	x	Aptana exception to GPL 3.0
arachni-psl-1.0	=		6		Arachni PSL v1.0
aravindan-premkumar	=		0		Aravindan Premkumar Licenase
argouml	=		0		ArgoUML License
arm-cortex-mx	=		6		ARM Cortex-Mx Proprietary
arm-llvm-sga	=		0		ARM LLVM Grant
arphic-public	Arphic-1999	=	3		Arphic Public License
array-input-method-pl	=		0		Array Input Method Public License
artistic-1.0	Artistic-1.0		2		Artistic 1.0
artistic-1.0-cl8	Artistic-1.0-cl8		2		Artistic 1.0 w/clause 8
artistic-2.0	Artistic-2.0		2		Artistic 2.0
artistic-clarified	ClArtistic		2		Clarified Artistic License
artistic-dist-1.0	Artistic-dist	LicenseRef-scancode-artistic-1988-1.0	2		Artistic dist 1.0
artistic-perl-1.0	Artistic-1.0-Perl		2		Artistic-Perl-1.0
asal-1.0	=		4		ASAL 1.0
ascender-eula	=		6		Ascender EULA
ascender-web-fonts	=		7		Ascender Web Fonts License
aslp	=		5		Artop ASLP
aslr	=		3		Artop ASLR
asmus	=		0		ASMUS License
asn1	=		0		ASN.1 Object Dumping Code License
asn1cc-exception-gpl-2.0	=		2	x	
aspell-ru	Aspell-RU		0		
asterisk-exception	Asterisk-exception		3	x	Asterisk exception
asterisk-linking-protocols-exception	Asterisk-linking-protocols-exception		2	x	
aswf-digital-assets-1.0	ASWF-Digital-Assets-1.0	=	5		ASWF Digital Assets License v1.0
aswf-digital-assets-1.1	ASWF-Digital-Assets-1.1	=	5		ASWF Digital Assets License v1.1
ati-eula	=		6		ATI Software EULA
atkinson-hyperlegible-font	=		0		Atkinson Hyperlegible Font License
atlassian-marketplace-tou	=		6		Atlassian Marketplace Terms of Use
atmel-firmware	=		6		Atmel Firmware License
atmel-linux-firmware	=		6		Atmel Linux Firmware License
atmel-microcontroller	=		6		Atmel Microcontroller License
atmosphere-0.4	=		4		atmosphere
attribution	AAL		0		AAL
authorizenet-sdk	=		5		AuthorizeNet SDK License
autoconf-exception-2.0	Autoconf-exception-2.0		2	x	Autoconf exception to GPL 2.0 or later
autoconf-exception-3.0	Autoconf-exception-3.0		2	x	Autoconf exception to GPL 3.0
autoconf-macro-exception	Autoconf-exception-macro	=	2	x	Autoconf macro exception
autoconf-simple-exception	Autoconf-exception-generic-3.0	=	2	x	Autoconf simple exception
autoconf-simple-exception-2.0	Autoconf-exception-generic	=	2	x	Autoconf simple exception to GPL-2.0
autodesk-3d-sft-3.0	=		6		Autodesk 3D Studio File Toolkit for Release 3
autoit-eula	=		6		Autoit EULA
autoopts-exception-2.0	=		2	x	AutoOpts exception to GPL 2.0 or later
autosar-proprietary	=		6		
avdpro-2023-10-30	=		6		
avisynth-c-interface-exception	LicenseRef-scancode-avisynth-c-exception		2	x	Avisynth C Interface Exception
avisynth-linking-exception	=		2	x	Avisynth Linking Exception
avsystem-5-clause	=		4		AVSystem 5-Clause License
aws-ip-2021	=		6		
bacula-exception	=		2	x	Bacula exception to AGPL 3.0
baekmuk-fonts	Baekmuk	=	0		Baekmuk Fonts License
bahyph	Bahyph		0		Bahyph License
bakoma-fonts-1995	=		0		BaKoMa Fonts Licence 1995
bapl-1.0	=		4		Booz Allen Public License v1.0
barr-tex	Barr		0		Barr TeX License
baserow-ee-2019	=		7		
baserow-pe-2019	=		7		
bash-exception-gpl	LicenseRef-scancode-bash-exception-gpl-2.0		3	x	Bash exception to GPL
bcrypt-solar-designer	bcrypt-Solar-Designer		0		bcrypt Solar Designer License
bea-2.1	=		0		BEA 2.1
beal-screamer	=		0		Beal Screamer License
beegfs-eula-2024	=		4		
beerware	Beerware		0		Beer-Ware License
beri-hw-sw-1.0	=		0		BERI Hardware-Software License v1.0
berryai-2024	=		7		
bigcode-open-rail-m-v1	=		6		BigCode Open RAIL-M v1 License Agreement
bigdigits	=		0		BigDigits License
bigelow-holmes	Lucida-Bitmap-Fonts	=	0		Bigelow & Holmes Lucida Fonts License
bigscience-open-rail-m	=		6		BigScience Open RAIL-M License
bigscience-open-rail-m2	=		6		
bigscience-rail-1.0	=		6		BigScience RAIL License v1.0
binary-linux-firmware	=		6		Binary-Only Linux Firmware License
binary-linux-firmware-patent	=		6		Binary-Only Linux Firmware Patent License
biopython	=		0		Biopython License
biosl-4.0	=		10	d	BIOSL v4
bison-exception-2.0	Bison-exception-1.24	=	2	x	Bison exception to GPL 2.0 or later
bison-exception-2.2	Bison-exception-2.2		2	x	Bison 2.2 exception to GPL 2.0 or later
bitstream	Bitstream-Vera	=	0		Bitstream Vera Font License
bittorrent-1.0	BitTorrent-1.0		2		BitTorrent 1.0
bittorrent-1.1	BitTorrent-1.1		2		BitTorrent 1.1
bittorrent-1.2	=		2		BitTorrent 1.2
bittorrent-eula	=		6		BitTorrent EULA
bitwarden-1.0	=		4		Bitwarden License Agreement v1
bitzi-pd	=		0		Bitzi-PD
blas-2017	=		0		BLAS License 2017
blender-2010	=		3		Blender License 2010
blessing	blessing		1		SQLite Blessing
blitz-artistic	=		2		Blitz++ Artistic
bloomberg-blpapi	=		6		Bloomberg BLPAPI License
blueoak-1.0.0	BlueOak-1.0.0		0		Blue Oak Model License 1.0.0
bohl-0.2	=		0		BOHL-0.2
bola10	=		0		
bola11	=		0		
boost-1.0	BSL-1.0		0		Boost 1.0
boost-original	=		0		Boost Original
bootloader-exception	Bootloader-exception		2	x	Bootloader Distribution Exception to GPL 2.0
borceux	Borceux		0		Borceux License
boutell-libgd-2021	=		0		Boutell libgd declarations 2021
bpel4ws-spec	=		6		BPEL4WS Specification license
bpmn-io	=		0		bpmn.io License
brad-martinez-vb-32	=		5		Brad Martinez VB-32 License
brankas-open-license-1.0	=		5		Brankas Open License 1.0
brent-corkum	=		0		Brent Corkum License
brian-clapper	=		0		Brian Clapper License
brian-gladman	Brian-Gladman-2-Clause	=	0		Brian Gladman License
brian-gladman-3-clause	=		0		Brian Gladman 3-Clause License
brian-gladman-dual	Brian-Gladman-3-Clause	=	0		Brian Gladman Dual BSD-GPL
broadcom-cfe	=		0		Broadcom CFE License
broadcom-commercial	=		7		Broadcom Commercial Notice
broadcom-confidential	=		7		Broadcom Confidential
broadcom-dual	=		3	d	Broadcom Dual GPL-Commercial
broadcom-linking-exception-2.0	LicenseRef-scancode-bcm-linking-exception-2.0		2	x	Broadcom Linking Exception to GPL 2.0
broadcom-linking-unmodified	=		2	xd	Broadcom Linking Exception if unmodified
broadcom-linux-firmware	=		6		Broadcom Linux Firmware License
broadcom-linux-timer	=		0		Broadcom Warranty Disclaimer
broadcom-opus-patent	=		9		Broadcom Opus Patent License
broadcom-proprietary	=		6		Broadcom Proprietary
broadcom-raspberry-pi	=		6		Broadcom Raspberry Pi Firmware License
broadcom-standard-terms	=		7		Broadcom Standard Terms
broadcom-unmodified-exception	=		2	x	Broadcom Unmodified Linking Exception
broadcom-unpublished-source	=		7	d	Broadcom Unpublished Source License
broadcom-wiced	=		6		Broadcom WICED SDK License
broadleaf-fair-use	=		6		Broadleaf Fair Use License Agreement v1.0
brocade-firmware	=		0		Brocade Firmware License
bruno-podetti	=		0		Bruno Podetti License
bsd-1-clause	BSD-1-Clause		0		BSD-1-Clause
bsd-1-clause-build	=		0		BSD-1-Clause Build
bsd-1988	=		0		BSD 1988
bsd-2-clause-first-lines	BSD-2-Clause-first-lines		0		
bsd-2-clause-freebsd	=		0	d	BSD-2-Clause-FreeBSD
bsd-2-clause-netbsd	=		0	d	BSD-2-Clause-NetBSD
bsd-2-clause-pkgconf-disclaimer	BSD-2-Clause-pkgconf-disclaimer		0		
bsd-2-clause-plus-advertizing	=		0		BSD-2-Clause-plus-advertizing
bsd-2-clause-views	BSD-2-Clause-Views	BSD-2-Clause-FreeBSD	0		BSD-2-Clause-Views
bsd-3-clause-devine	=		0		BSD 3-Clause Devine
bsd-3-clause-fda	=		0		BSD 3-Clause FDA
bsd-3-clause-hp	BSD-3-Clause-HP		0		Hewlett-Packard BSD variant license
bsd-3-clause-jtag	=		0		BSD 3-Clause jtag
bsd-3-clause-no-change	=		0		BSD 3-Clause No Change
bsd-3-clause-no-military	BSD-3-Clause-No-Military-License	=	5		BSD-3-Clause-No-Military
bsd-3-clause-no-nuclear-warranty	BSD-3-Clause-No-Nuclear-Warranty		5		BSD 3-Clause No Nuclear Warranty
bsd-3-clause-no-trademark	=		0		BSD 3-Clause no trademark
bsd-3-clause-open-mpi	BSD-3-Clause-Open-MPI		0		BSD 3-Clause Open MPI variant
bsd-3-clause-sun	BSD-3-Clause-Sun	=	0		BSD 3-Clause Sun
bsd-4-clause-shortened	BSD-4-Clause-Shortened		0		BSD-4-Clause-Shortened
bsd-ack	BSD-3-Clause-Attribution		0		BSD Acknowledgment License
bsd-ack-carrot2	=		0		BSD Acknowledgment (Carrot2) License
bsd-advertising-acknowledgement	BSD-Advertising-Acknowledgement		0		BSD Advertising Acknowledgement License
bsd-artwork	=		0		BSD Artwork
bsd-atmel	=		0		BSD Atmel License
bsd-axis	=		0	d	BSD-Axis
bsd-axis-nomod	=		0		BSD-Axis without modification
bsd-credit	=		0		BSD-Credit
bsd-dpt	=		0		BSD DPT
bsd-endorsement-allowed	=		0		
bsd-export	=		0		BSD-Export
bsd-gnu-efi	=		0		
bsd-inferno-nettverk	BSD-Inferno-Nettverk		0		BSD-Inferno-Nettverk
bsd-innosys	=		0		BSD-InnoSys
bsd-intel	=		0	d	BSD Intel License
bsd-mylex	=		0		BSD-Mylex
bsd-new	BSD-3-Clause	LicenseRef-scancode-libzip	0		BSD-3-Clause
bsd-new-derivative	=		0		BSD-Derivative
bsd-new-far-manager	=		0	xd	BSD-3-Clause with Far Manager exception
bsd-new-nomod	=		0		BSD-3-Clause without notice modification
bsd-new-tcpdump	=		0		BSD-3-Clause tcpdump variant
bsd-no-disclaimer	=		0		BSD-2-Clause no disclaimer
bsd-no-disclaimer-unmodified	=		0		BSD-2-Clause no disclaimer Unmod
bsd-no-mod	=		5		Madwifi License
bsd-original	BSD-4-Clause		0		BSD-Original
bsd-original-muscle	=		0		BSD-Original-Muscle
bsd-original-uc	BSD-4-Clause-UC		0		BSD-Original-UC
bsd-original-uc-1986	BSD-4.3RENO	=	0		BSD-Original-UC-1986
bsd-original-uc-1990	=		0	d	BSD-Original-UC-1990
bsd-original-voices	=		0		BSD-4-Clause with Voices
bsd-plus-mod-notice	=		0		BSD plus modification notice
bsd-plus-patent	BSD-2-Clause-Patent		0		BSD-2-Clause Plus Patent
bsd-protection	BSD-Protection		3		BSD Protection License
bsd-simplified	BSD-2-Clause	BSD-2-Clause-NetBSD,BSD-2	0		BSD-2-Clause
bsd-simplified-darwin	BSD-2-Clause-Darwin	=	0		BSD Simplified Darwin
bsd-simplified-intel	=		0		BSD-Simplified Intel
bsd-simplified-source	=		0		BSD-Simplified source
bsd-source-code	BSD-Source-Code		0		BSD Source Code Attribution
bsd-systemics	BSD-Systemics		0		Systemics BSD variant license
bsd-systemics-w3works	BSD-Systemics-W3Works		0		Systemics W3Works License
bsd-top	BSD-Source-beginning-file	=	0		BSD-Top
bsd-top-gpl-addition	=		0		BSD 3-Clause with GPL reference
bsd-unchanged	=		0		BSD Unchanged
bsd-unmodified	=		0		BSD Unmodified
bsd-x11	=		0		BSD-3-Clause X11 disclaimer
bsd-zero	0BSD		0		BSD Zero Clause License
bsl-1.0	=		4		Business Source License 1.0
bsl-1.1	BUSL-1.1	=	4		Business Source License 1.1
bsla	BSD-4.3TAHOE	=	0		BSLA
bsla-no-advert	=		0		BSLA no advertizing
bugsense-sdk	=		6		BugSense SDK License
bytemark	=		0		BYTEmark License
bzip2-libbzip-1.0.5	=		0	d	bzip2 License
bzip2-libbzip-2010	bzip2-1.0.6	bzip2-1.0.5	0		bzip2 License 2010
c-fsl-1.1	=		2		C-FSL 1.1
c-uda-1.0	C-UDA-1.0		5		Computational Use of Data Agreement v1.0
ca-ossl-1.0	=		0		
ca-tosl-1.1	CATOSL-1.1		2		CA Trusted Open Source License 1.1
cadence-linux-firmware	=		6		Cadence Linux Firmware License
cal-1.0	CAL-1.0		3		CAL-1.0
cal-1.0-combined-work-exception	CAL-1.0-Combined-Work-Exception		2		CAL-1.0-Combined-Work-Exception
caldera	Caldera		5		Caldera License
caldera-no-preamble	Caldera-no-preamble		0		Caldera License (without preamble)
can-ogl-2.0-en	OGL-Canada-2.0		0		OGL Canada 2.0
can-ogl-alberta-2.1	=		0		OGL Alberta 2.1
can-ogl-british-columbia-2.0	=		0		OGL British Columbia 2.0
can-ogl-nova-scotia-1.0	=		0		OGL Nova Scotia 1.0
can-ogl-ontario-1.0	=		0		OGL Ontario 1.0
can-ogl-toronto-1.0	=		0		OGL Toronto 1.0
canonical-ha-cla-any-e-v1.2	=		8		Canonical-HA-CLA-ANY-E_v1.2
canonical-ha-cla-any-i-v1.2	=		8		Canonical-HA-CLA-ANY-I_v1.2
capec-tou	=		0		CAPEC ToU
caramel-license-1.0	LicenseRef-scancode-caramel-1.0		0		
careware	=		0		Careware
carnegie-mellon	=		0		Carnegie Mellon License
carnegie-mellon-contributors	CMU-Mach	=	0		Carnegie Mellon Contributors
catharon-osl	Catharon	=	0		Catharon OSL
cavium-linux-firmware	=		6		Cavium Linux Firmware License
cavium-malloc	=		0		Cavium malloc License
cavium-targeted-hardware	=		5		Cavium Targeted Hardware License
cc-by-1.0	CC-BY-1.0		0		CC-BY-1.0
cc-by-2.0	CC-BY-2.0		0		CC-BY-2.0
cc-by-2.0-uk	=		0		CC-BY-2.0-UK
cc-by-2.5	CC-BY-2.5		0		CC-BY-2.5
cc-by-2.5-au	CC-BY-2.5-AU		0		Creative Commons Attribution 2.5 Australia
cc-by-3.0	CC-BY-3.0		0		CC-BY-3.0
cc-by-3.0-at	CC-BY-3.0-AT		0		CC-BY-3.0-AT
cc-by-3.0-au	CC-BY-3.0-AU		0		Creative Commons Attribution 3.0 Australia
cc-by-3.0-de	CC-BY-3.0-DE		0		Creative Commons Attribution 3.0 Germany
cc-by-3.0-igo	CC-BY-3.0-IGO		0		Creative Commons Attribution 3.0 IGO
cc-by-3.0-nl	CC-BY-3.0-NL		0		Creative Commons Attribution 3.0 Netherlands
cc-by-3.0-us	CC-BY-3.0-US		0		CC-BY-3.0-US
cc-by-4.0	CC-BY-4.0		0		CC-BY-4.0
cc-by-nc-1.0	CC-BY-NC-1.0		4		CC-BY-NC-1.0
cc-by-nc-2.0	CC-BY-NC-2.0		4		CC-BY-NC-2.0
cc-by-nc-2.5	CC-BY-NC-2.5		4		CC-BY-NC-2.5
cc-by-nc-3.0	CC-BY-NC-3.0		4		CC-BY-NC-3.0
cc-by-nc-3.0-de	CC-BY-NC-3.0-DE		4		CC-BY-NC-3.0-DE
cc-by-nc-4.0	CC-BY-NC-4.0		4		CC-BY-NC-4.0
cc-by-nc-nd-1.0	CC-BY-NC-ND-1.0		4		CC-BY-NC-ND-1.0
cc-by-nc-nd-2.0	CC-BY-NC-ND-2.0		4		CC-BY-NC-ND-2.0
cc-by-nc-nd-2.0-at	=		4		CC-BY-NC-ND-2.0-AT
cc-by-nc-nd-2.0-au	=		4		CC-BY-NC-ND-2.0-AU
cc-by-nc-nd-2.5	CC-BY-NC-ND-2.5		4		CC-BY-NC-ND-2.5
cc-by-nc-nd-3.0	CC-BY-NC-ND-3.0		4		CC-BY-NC-ND-3.0
cc-by-nc-nd-3.0-de	CC-BY-NC-ND-3.0-DE		4		CC-BY-NC-ND-3.0-DE
cc-by-nc-nd-3.0-igo	CC-BY-NC-ND-3.0-IGO		4		CC-BY-NC-ND-3.0-IGO
cc-by-nc-nd-4.0	CC-BY-NC-ND-4.0		4		CC-BY-NC-ND-4.0
cc-by-nc-sa-1.0	CC-BY-NC-SA-1.0		4		CC-BY-NC-SA-1.0
cc-by-nc-sa-2.0	CC-BY-NC-SA-2.0		4		CC-BY-NC-SA-2.0
cc-by-nc-sa-2.0-de	CC-BY-NC-SA-2.0-DE		4		CC-BY-NC-SA-2.0-DE
cc-by-nc-sa-2.0-fr	CC-BY-NC-SA-2.0-FR		4		CC-BY-NC-SA-2.0-FR
cc-by-nc-sa-2.0-uk	CC-BY-NC-SA-2.0-UK		4		CC-BY-NC-SA-2.0-UK
cc-by-nc-sa-2.5	CC-BY-NC-SA-2.5		4		CC-BY-NC-SA-2.5
cc-by-nc-sa-3.0	CC-BY-NC-SA-3.0		4		CC-BY-NC-SA-3.0
cc-by-nc-sa-3.0-de	CC-BY-NC-SA-3.0-DE		4		CC-BY-NC-SA-3.0-DE
cc-by-nc-sa-3.0-igo	CC-BY-NC-SA-3.0-IGO		4		CC-BY-NC-SA-3.0-IGO
cc-by-nc-sa-3.0-us	=		4		CC-BY-NC-SA-3.0-US
cc-by-nc-sa-4.0	CC-BY-NC-SA-4.0		4		CC-BY-NC-SA-4.0
cc-by-nd-1.0	CC-BY-ND-1.0		4		CC-BY-ND-1.0
cc-by-nd-2.0	CC-BY-ND-2.0		4		CC-BY-ND-2.0
cc-by-nd-2.5	CC-BY-ND-2.5		4		CC-BY-ND-2.5
cc-by-nd-3.0	CC-BY-ND-3.0		4		CC-BY-ND-3.0
cc-by-nd-3.0-de	CC-BY-ND-3.0-DE		4		CC-BY-ND-3.0-DE
cc-by-nd-4.0	CC-BY-ND-4.0		4		CC-BY-ND-4.0
cc-by-sa-1.0	CC-BY-SA-1.0		2		CC-BY-SA-1.0
cc-by-sa-2.0	CC-BY-SA-2.0		2		CC-BY-SA-2.0
cc-by-sa-2.0-uk	CC-BY-SA-2.0-UK		2		CC-BY-SA-2.0-UK
cc-by-sa-2.1-jp	CC-BY-SA-2.1-JP		2		Creative Commons Attribution Share Alike 2.1 Japan
cc-by-sa-2.5	CC-BY-SA-2.5		2		CC-BY-SA-2.5
cc-by-sa-3.0	CC-BY-SA-3.0		2		CC-BY-SA-3.0
cc-by-sa-3.0-at	CC-BY-SA-3.0-AT		2		CC-BY-SA-3.0-AT
cc-by-sa-3.0-de	CC-BY-SA-3.0-DE		2		CC-BY-SA-3.0-DE
cc-by-sa-3.0-igo	CC-BY-SA-3.0-IGO		2		CC-BY-SA-3.0-IGO
cc-by-sa-4.0	CC-BY-SA-4.0		2		CC-BY-SA-4.0
cc-devnations-2.0	=		6		Developing Nations 2.0
cc-gpl-2.0-pt	=		3		CC-GPL-2.0-PT
cc-lgpl-2.1-pt	=		2		CC-LGPL-2.1-PT
cc-nc-1.0	=		4		CC-NC-1.0
cc-nc-sampling-plus-1.0	=		6		NonCommercial Sampling Plus 1.0
cc-nd-1.0	=		4		CC-ND-1.0
cc-pd	CC-PDDC		1		CC-PD
cc-pdm-1.0	CC-PDM-1.0	=	1		CC-PD Mark 1.0
cc-sa-1.0	CC-SA-1.0	=	3		CC-SA-1.0
cc-sampling-1.0	=		6		Sampling 1.0
cc-sampling-plus-1.0	=		6		Sampling Plus 1.0
cc0-1.0	CC0-1.0		1		CC0-1.0
ccg-research-academic	=		6		
cclrc	=		5		CCLRC License
ccrc-1.0	=		3	d	Common Cure Rights Commitment v1.0
cddl-1.0	CDDL-1.0		2		CDDL 1.0
cddl-1.1	CDDL-1.1		2		CDDL 1.1
cdla-permissive-1.0	CDLA-Permissive-1.0		0		CDLA Permissive 1.0
cdla-permissive-2.0	CDLA-Permissive-2.0		0		CDLA Permissive 2.0
cdla-sharing-1.0	CDLA-Sharing-1.0		2		CDLA Sharing 1.0
cecill-1.0	CECILL-1.0		3		CeCILL 1.0
cecill-1.0-en	=		3		CeCILL 1.0 English
cecill-1.1	CECILL-1.1		2		CeCILL 1.1 English
cecill-2.0	CECILL-2.0		2		CeCILL 2.0
cecill-2.0-fr	=		2		CeCILL 2.0 French
cecill-2.1	CECILL-2.1		2		CeCILL 2.1
cecill-2.1-fr	=		2		CeCILL 2.1 French
cecill-b	CECILL-B		0		CeCILL-B License
cecill-b-en	=		0		CeCILL-B License English
cecill-c	CECILL-C		3		CeCILL-C License
cecill-c-en	=		2		CeCILL-C License English
cern-attribution-1995	=		0		CERN Attribution 1995
cern-ohl-1.1	CERN-OHL-1.1		0		CERN Open Hardware License v1.1
cern-ohl-1.2	CERN-OHL-1.2		0		CERN Open Hardware Licence v1.2
cern-ohl-p-2.0	CERN-OHL-P-2.0		0		CERN-OHL-P-2.0
cern-ohl-s-2.0	CERN-OHL-S-2.0		3		CERN-OHL-S-2.0
cern-ohl-w-2.0	CERN-OHL-W-2.0		2		CERN-OHL-W-2.0
cexcept-2008	=		0		
cfitsio	CFITSIO		0		CFITSIO License
cgal-linking-exception	CGAL-linking-exception		2	x	
cgic	=		0		CGIC License
chameleon-research-2024	=		6		
charmpp-2019	=		6		
charmpp-converse-2017	=		6		
chartdirector-6.0	=		6		ChartDirector 6.0 License Agreement
check-cvs	check-cvs		0		check-cvs License
checkmk	checkmk		0		Checkmk License
chelsio-linux-firmware	=		6		Chelsio Linux Firmware License
chicken-dl-0.2	=		0		Chicken Dance License v0.2
chillicream-1.0	=		2		
chris-maunder	=		0		Chris Maunder License
chris-stoy	=		0		Chris Stoy Attribution License
christopher-velazquez	=		6		Christopher Velazquez License
cisco-avch264-patent	=		5		AVC/H.264 Patent Portfolio License
civicrm-exception-to-agpl-3.0	=		3	x	CiviCRM Exception to AGPL-3.0
classic-vb	=		0		Classic VB License
classpath-exception-2.0	Classpath-exception-2.0		2	x	Classpath exception to GPL 2.0 or later
classworlds	=		0	d	Classworlds License
clause-6-exception-lgpl-2.1	polyparse-exception	=	2	x	Clause 6 Exception to LGPL 2.1
clear-bsd	BSD-3-Clause-Clear		0		Clear BSD License
clear-bsd-1-clause	=		0		Clear BSD 1-Clause License
clearthought-2.0	=		6		
click-license	MIT-Click	=	0		Click License
clips-2017	Clips	=	0		CLIPS License 2017
clisp-exception-2.0	CLISP-exception-2.0		2	x	CLISP Exception to GPL 2.0
clojure-exception-to-gpl-3.0	=		3	x	Clojure Exception to GPL-3.0
cloudera-express	=		6		Cloudera Express License
cmigemo	=		6		C/Migemo License
cmr-no	=		0	d	CMR License
cmu-computing-services	BSD-Attribution-HPND-disclaimer	=	0		CMU Computing Services License
cmu-flite	=		0		CMU Flite License
cmu-mit	=		0		CMU MIT-style
cmu-nara-nagoya	=		0		CMU Nara Nagoya License
cmu-simple	=		0		CMU Simple License
cmu-template	=		0		CMU License
cmu-uc	MIT-CMU		0		CMU Style
cncf-corporate-cla-1.0	=		8		CNCF Corporate CLA 1.0
cncf-individual-cla-1.0	=		8		CNCF Individual CLA 1.0
cnri-jython	CNRI-Jython		0		CNRI Jython License
cnri-python-1.6	CNRI-Python		0		CNRI Python 1.6
cnri-python-1.6.1	CNRI-Python-GPL-Compatible		0		CNRI Python 1.6.1
cockroach	=		4		CCL
cockroachdb-2024-10-01	=		6		
cockroachdb-use-grant-for-bsl-1.1	LicenseRef-scancode-cockroachdb-use-grant-bsl-1.1	=	4	x	CockroachDB Use Grant for BSL 1.1
code-credit-license-1.0.0	=		0		
code-credit-license-1.0.1	=		0		Code Credit License v1.0.1
code-credit-license-1.1.0	=		0		Code Credit License v1.1.0
codeguru-permissions	=		0		CodeGuru Permissions
codelite-exception-to-gpl	=		2	x	CodeLite Exception to GPL
codesourcery-2004	HPND-merchantability-variant	=	0		CodeSourcery 2004
codexia	=		6		Codexia License
cognitive-web-osl-1.1	=		2		CognitiveWeb Open Source License 1.1
coil-1.0	COIL-1.0		0		COIL-1.0
colt	=		5		Colt License Agreement
com-oreilly-servlet	=		7		com.oreilly.servlet License
commercial-license	=	LicenseRef-Commercial	7		Commercial License
commercial-option	=		7	d	Commercial Option
commonj-timer	=		0		CommonJ Timer License
commons-clause	=		4	x	Commons Clause
compass	=		0		Compass License
componentace-jcraft	=		0		ComponentAce JCraft License
compuphase-linking-exception	=		0	x	compuphase Linking Exception to Apache 2.0
concursive-pl-1.0	=		6		Concursive Public License 1.0
condor-1.1	Condor-1.1		0		Condor Public License 1.1
confluent-community-1.0	=		4		Confluent Community License 1.0
cooperative-non-violent-4.0	=		6		CNVPL 4.0
cooperative-non-violent-6.0	=		6		CNVPL 6.0
cooperative-non-violent-7.0	=		6		CNVPL 7.0
copyheart	=		1		Copyheart
copyleft-next-0.3.0	copyleft-next-0.3.0		3		copyleft-next 0.3.0
copyleft-next-0.3.1	copyleft-next-0.3.1		3		copyleft-next 0.3.1
cornell-lossless-jpeg	Cornell-Lossless-JPEG		0		Cornell Lossless JPEG License
corporate-accountability-1.1	=		6		CAL Software
corporate-accountability-commercial-1.1	LicenseRef-scancode-accountability-commercial-1.1	=	6	x	CC+CAL
cosl	=		0		Cougaar Open Source License
cosli	=		5		COSLi
couchbase-community	=		6		Couchbase Community Edition License
couchbase-enterprise	=		6		Couchbase Enterprise Edition License
cpal-1.0	CPAL-1.0		3		CPAL 1.0
cpl-0.5	=		2		CPL 0.5
cpl-1.0	CPL-1.0		2		CPL 1.0
cpm-2022	=		0		CP/M License 2022
cpol-1.0	=		5		CPOL 1.0
cpol-1.02	CPOL-1.02		5		CPOL 1.02
cpp-core-guidelines	=		0		CppCoreGuidelines License
crapl-0.1	=		6		CRAPL v0 BETA 1
crashlytics-agreement-2018	=		7		Crashlytics Agreement 2018
crcalc	=		0		CRCalc license
cronyx	Cronyx		0		Cronyx License
crossword	Crossword		0		Crossword License
crunchbase-data-2019-12-17	=		6		Crunchbase Data Access Terms 2019-12-17
crypto-keys-redistribution	=		3		Cryptographic keys redistribution
cryptopp	=		0		Crypto++ License
cryptoswift	CryptoSwift	=	0		
crystal-stacker	CrystalStacker		0		Crystal Stacker License
csl-1.0	Community-Spec-1.0	=	0		CSL-1.0
csla	=		5		CSLA License
csprng	=		0		CSPRNG
ctl-linux-firmware	=		6		Creative Technology Linux Firmware License
cua-opl-1.0	CUA-OPL-1.0		2		CUA-OPL-1.0
cube	Cube		0		Cube License
cubiware-software-1.0	=		7		Cubiware Software License 1.0
cups	=		3		CUPS License
cups-apple-os-exception	=		2	x	CUPS Apple OS Exception to GPL and LGPL
curl	curl		0		cURL License
cve-tou	cve-tou	=	0		CVE ToU
cvwl	=		6		Collaborative Virtual Workspace License
cwe-tou	=		0		CWE ToU
cximage	=		0		CxImage License
cygwin-exception-2.0	=		2	x	Cygwin exception to GPL 2.0
cygwin-exception-3.0	=		2	x	Cygwin exception to GPL 3.0 or later
cygwin-exception-lgpl-3.0-plus	=		2	x	Cygwin exception to LGPL 3.0 or later
cypress-linux-firmware	=		6		Cypress Linux Firmware License
cyverse-3-clause-2017	=		0		
d-fsl-1.0-de	D-FSL-1.0		3		Deutsche Freie Software Lizenz
d-fsl-1.0-en	=		3		German Free Software License
d-zlib	=		0		D Zlib
daikon-2022	=		0		
damail	=		0		DAMAIL
dante-treglia	Game-Programming-Gems	=	0		Dante Treglia License
databricks-db	=		6		
databricks-dbx-2021	=		6		
datamekanix-license	=		0		DataMekanix License
day-spec	=		6		Day Specification License
dbad	=		6		dbad
dbad-1.1	=		0		DBAD License 1.1
dbcl-1.0	=		3		DbCL 1.0
dbisl-1.0	=		2		
dbmx-foss-exception-1.0.9	=		2	x	Kyoto Products FOSS License Exception v1.0.9
dbmx-linking-exception-1.0	=		2	x	Kyoto Products FOSS Library Linking Exception v1.0
dco-1.0	=		8		
dco-1.1	=		8		DCO 1.1
dec-3-clause	DEC-3-Clause		0		DEC 3-Clause License
deepseek-la-1.0	=		4		
defensive-patent-1.1	=		3		Defensive Patent License v1.1
defold-1.0	=		6		
dejavu-font	=		0	d	DejaVu Font License
delorie-historical	=		0		Delorie Historical License
dennis-ferguson	=		5		Dennis Ferguson License
devblocks-1.0	=		3		Devblocks 1.0
dgraph-cla	=		4		Dgraph Community License Agreement
dhb-lbnl-bsd-2007	=		2		DHB LBNL BSD License 2007
dhb-limited-bsd-2015	=		2		DHB Limited BSD License 2015
dhtmlab-public	=		0		dhtmlab Public License
diffmark	diffmark		1		diffmark License
digia-qt-commercial	=		7		Digia Qt Commercial
digia-qt-exception-lgpl-2.1	=		2	xd	Digia Qt Exception to LGPL 2.1
digia-qt-preview	=		7		Digia Qt Preview Agreement 2.4
digirule-foss-exception	DigiRule-FOSS-exception		2	x	DigiRule FOSS Exception to GPL 2.0
divx-open-1.0	=		2		DivX Open License 1.0
divx-open-2.1	=		2		DivX Open License 2.1
djangosnippets-tos	=		8		
dl-de-by-1-0-de	=		0		dl-de/by-1-0-de
dl-de-by-1-0-en	=		0		dl-de/by-1-0-en
dl-de-by-2-0-de	DL-DE-BY-2.0	=	0		dl-de/by-2-0-de
dl-de-by-2-0-en	=		0		dl-de/by-2-0-en
dl-de-by-nc-1-0-de	=		5		dl-de/by-nc-1-0-de
dl-de-by-nc-1-0-en	=		5		dl-de/by-nc-1-0-en
dl-de-zero-2.0	DL-DE-ZERO-2.0		0		Data licence Germany – zero – version 2.0
dmalloc	=		0		dmalloc License
dmtf-2017	=		0		DMTF License 2017
do-no-harm-0.1	=		6		Do No Harm
docbook	DocBook-XML	=	0		Docbook License
docbook-dtd	DocBook-DTD		0		
docbook-schema	DocBook-Schema		0		
docbook-stylesheet	DocBook-Stylesheet		0		
dom4j	Plexus		0		Dom4j License
dos32a-extender	=		0		DOS32A Extender License
dosa-1.0	=		6		
dotseqn	Dotseqn		0		Dotseqn License
doug-lea	=		1	d	Doug Lea License
douglas-young	=		0		Douglas Young License
dpl-1.1	=		2		DPL-1.1
dr-john-maddock	=		0	d	Dr John Maddock License
drl-1.0	DRL-1.0		0		DRL-1.0
drl-1.1	DRL-1.1	=	0		DRL-1.1
dropbear	=		0		Dropbear License
dropbear-2016	=		0		Dropbear-2016
drul-1.0	=		0		
dsdp	DSDP		0		DSDP License
dtree	=		0		Dtree License
dual-bsd-gpl	=		0	d	Dual BSD-GPL
dual-commercial-gpl	=		3		Dual Commercial-GPL
duende-sla-2022	=		6		Duende SLA 2022
dumb	=		0		
dune-exception	=		2	x	DUNE exception to the GPL
dvipdfm	dvipdfm		0		dvipdfm License
dwtfnmfpl-3.0	=		0		DWTFNMFPL-3.0
dynamic-drive-tou	=		0		Dynamic Drive TOU
dynarch-developer	=		7		Dynarch Developer Agreement
dynarch-linkware	=		5		Dynarch Linkware Agreement
ecfonts-1.0	=		0		latex-ec-fonts
ecl-1.0	ECL-1.0		0		ECL 1.0
ecl-2.0	ECL-2.0		0		ECL 2.0
eclipse-sua-2001	=		2		Eclipse Foundation Software User Agreement 2001
eclipse-sua-2002	=		2		Eclipse Foundation Software User Agreement 2002
eclipse-sua-2003	=		2		Eclipse Foundation Software User Agreement 2003
eclipse-sua-2004	=		2		Eclipse Foundation Software User Agreement 2004
eclipse-sua-2005	=		2		Eclipse Foundation Software User Agreement 2005
eclipse-sua-2010	=		2		Eclipse Foundation Software User Agreement 2010
eclipse-sua-2011	=		2		Eclipse Foundation Software User Agreement 2011
eclipse-sua-2014	=		2		Eclipse Foundation Software User Agreement 2014
eclipse-sua-2014-11	=		2		Eclipse Foundation Software User Agreement 2014-11
eclipse-sua-2017	=		2		Eclipse Foundation Software User Agreement 2017
eclipse-tck-1.1	=		6		
ecma-documentation	=		5		Ecma Documentation License
ecma-no-patent	=		6	x	Ecma no patent notice
ecma-patent-coc-0	=		6		Ecma Historical Code of Conduct in Patent Matters
ecma-patent-coc-1	=		6		Ecma Code of Conduct in Patent Matters v1
ecma-patent-coc-2	=		6		Ecma Code of Conduct in Patent Matters v2
ecma-standard-copyright-2024	=		6		
ecos	eCos-2.0		2	xd	GPL 2.0 or later with eCos Exception
ecos-exception-2.0	eCos-exception-2.0		2	x	eCos Exception to GPL 2.0 or later
ecosrh-1.0	=		3		Cygnus eCos Public License 1.0
ecosrh-1.1	RHeCos-1.1		3		Red Hat eCos Public License 1.1
edrdg-2000	=		2		EDRDG General Dictionary License 2000
efl-1.0	EFL-1.0		0		EFL 1.0
efl-2.0	EFL-2.0		0		EFL 2.0
efsl-1.0	=		6		EFSL 1.0
efsl-2.0	=		6		
egenix-1.0.0	=		0		eGenix Public License 1.0.0
egenix-1.1.0	eGenix		0		eGenix Public License 1.1.0
egrappler	=		7		eGrappler License
ej-technologies-eula	=		7		ej-technologies EULA
ekiga-exception-2.0-plus	=		2	x	Ekiga exception to GPL 2.0 or later
ekioh	MIT-0		0	d	Ekioh License
elastic-license-2018	=		4		Elastic License 2018
elastic-license-v2	Elastic-2.0	=	4		Elastic License 2.0 (ELv2)
elib-gpl	=		3		GPL-Elib
elixir-trademark-policy	=	LicenseRef-elixir-trademark-policy	6		
ellis-lab	=		0		EllisLab License
embedthis-evaluation	=		6		EmbedThis Evaluation License
embedthis-extension	=		5		Embedthis Extension License
embedthis-tou-2022	=		7		EmbedThis TOU 2022
emit	=		0		Enhanced MIT License
emx-library	=		0		EMX Library License
energyplus	LicenseRef-scancode-energyplus-2023		0		EnergyPlus License
energyplus-bsd	=		0		EnergyPlus BSD-Style License
enhydra-1.1	=		2		Enhydra 1.1
enlightenment	MIT-advertising		0		EFL MIT-Style License
enna	MIT-enna		0		enna License
entessa-1.0	Entessa		0		Entessa 1.0
epaperpress	=		0		ePaperPress License
epics	EPICS		0		EPICS Open License
epl-1.0	EPL-1.0		2		EPL 1.0
epl-2.0	EPL-2.0		2		EPL 2.0
epo-osl-2005.1	=		3		EPO-OSL
epson-avasys-pl-2008	=		6		
epson-linux-sla-2023	=		6		
eqvsl-1.0	=		6		
eric-glass	=		0		Eric Glass License
erlang-otp-linking-exception	erlang-otp-linking-exception		2	x	
erlangpl-1.1	ErlPL-1.1		3		Erlang Public License 1.1
errbot-exception	=		0	x	Errbot exception
esri	=		7		Esri License
esri-devkit	=		6		Esri Developer Kit License
etalab-2.0	etalab-2.0	=,LicenseRef-scancode-etalab-2.0-fr	0		Etalab Open License 2.0
etalab-2.0-en	=		0		Etalab Open License 2.0 English
etalab-2.0-fr	etalab-2.0		10	d	Etalab Open License 2.0 French
eu-datagrid	EUDatagrid		0		EU DataGrid Software License
eupl-1.0	EUPL-1.0		3		EUPL 1.0
eupl-1.1	EUPL-1.1		2		EUPL 1.1
eupl-1.2	EUPL-1.2		2		EUPL 1.2
eurosym	Eurosym		2		Eurosym License
examdiff	=		6		ExamDiff License
exaone-ai-model-1.1-nc	=		6		
excelsior-jet-runtime	=		7		Excelsior JET Runtime License
fabien-tassin	=		0		Fabien Tassin License
fabric-agreement-2017	=		7		Fabric Software and Services Agreement 2017
facebook-nuclide	=		6		Facebook Nuclide Software License
facebook-patent-rights-2	=		9		Facebook Patent Rights 2
facebook-software-license	=		6		Facebook Software License
fair	Fair		0		Fair License
fair-ai-public-1.0	=		3		
fair-ai-public-1.0-sd	=		6		
fair-source-0.9	=		4		Fair Source v0.9
falcon-2-11b-1.0	=		6		
fancyzoom	=		6		FancyZoom License
far-manager-exception	=		0	x	Far Manager exception to BSD-3-Clause
fastbuild-2012-2020	=		0		FASTBuild License 2012-2020
fastcgi-devkit	OML		0		FastCGI DevKit
fatfs	=		0		FatFs License
fawkes-runtime-exception	Fawkes-Runtime-exception		2	x	Fawkes Runtime Exception to GPL 2.0 or later
fbm	FBM		0		Fuzzy Bitmap License
fcl-1.0-apache-2.0	=		4		
fcl-1.0-mit	=		4		
ferguson-twofish	Ferguson-Twofish		0		Ferguson Twofish License
ffsl-1	=		2		
fftpack-2004	NCL	=	0		FFTPACK License 2004
filament-group-mit	=		0		Filament Group MIT License
first-epss-usage	=		0		
first-works-appreciative-1.2	=		6		First Works Appreciative License 1.2
flex-2.5	BSD-3-Clause-flex	=	0		Flex 2.5
flex2sdk	=		6		Adobe Flex 2.0.1 SDK EULA
flora-1.1	=		0		Flora License v1.1
flowcrypt-1.0	=		6		
flowcrypt-1.1	=		6		
flowcrypt-1.2	=		6		
flowplayer-gpl-3.0	=		3		Flowplayer GPL 3.0
fltk-exception-lgpl-2.0	FLTK-exception		2	x	FLTK exception to LGPL 2.0
flux-1-nc	=		6		
font-alias	=		0		font-alias License
font-exception-gpl	Font-exception-2.0		2	x	Font exception to GPL
foobar2000	=		6		foobar2000 License
fpdf	=		0		FPDF License
fpl	=		0		Freeware Public License (FPL)
fplot	=		0		FPLOT LIcense
frameworx-1.0	Frameworx-1.0		2		Frameworx 1.0
fraunhofer-fdk-aac-codec	FDK-AAC	=	2		Fraunhofer FDK AAC Codec Library for Android
fraunhofer-iso-14496-10	=		0		Fraunhofer ISO 14496-10 License
free-art-1.3	=		0		FAL 1.3
free-fork	=		2		Free-Fork License
free-surfer-1.0	=		0		FreeSurfer Software License Agreement 1.0
free-unknown	=		10		Free unknown
freebsd-boot	=		0		FreeBSD Boot
freebsd-doc	FreeBSD-DOC	=	0		FreeBSD Doc License
freebsd-first	=		0		FreeBSD unmodified first lines License
freeimage-1.0	FreeImage		2		FreeImage Public License 1.0
freemarker	=		0		FreeMarker License
freertos-exception-2.0	freertos-exception-2.0		2	x	FreeRTOS exception to GPL 2.0
freertos-mit	=		0		
freetts	MIT-Festival	=	0		FreeTTS License
freetype	FTL		0		FreeType Project License
freetype-patent	=		9		FreeType Patent Grant
froala-owdl-1.0	=		6		Froala Open Web Design License
frontier-1.0	=		2		Frontier Artistic License
fsf-ap	FSFAP		0		FSF All Permissive License
fsf-free	FSFUL		1		FSF Free Software License
fsf-notice	=		0		FSF Notice
fsf-regex-gpl	=		3		
fsf-unlimited	FSFULLR		0		FSF-Unlimited
fsf-unlimited-no-warranty	FSFULLRWD	=	0		FSF Unlimited License No Warranty
fsfap-no-warranty-disclaimer	FSFAP-no-warranty-disclaimer		0		FSF All Permissive License (without Warranty)
fsfullrsd	FSFULLRSD		0		
fsl-1.0-apache-2.0	=		4		FSL-1.0-Apache-2.0
fsl-1.0-mit	=		4		FSL-1.0-MIT
fsl-1.1-apache-2.0	FSL-1.1-ALv2	=	4		
fsl-1.1-mit	FSL-1.1-MIT	=	4		
ftdi	=		6		FTDI License
ftpbean	=		6		FtpBean License
fujion-exception-to-apache-2.0	=		0	x	Fujion Clinical Exception to Apache 2.0
furuseth	Furuseth		0		Furuseth License
futo-sfl-1.0	=		6		
fwlw	fwlw		0		fwlw License
g10-permissive	=		0		g10-permissive
gareth-mccaughan	=		0		Gareth McCaughan License
gary-s-brown	=		0		Gary S. Brown License
gatling-highcharts	=		6		Gatling-Highcharts License
gaussian-splatting-2024	=		6		
gcc-compiler-exception-2.0	=		2	x	GCC compiler exception to GPL 2.0
gcc-exception-2.0-note	GCC-exception-2.0-note		2	x	GCC Runtime Library exception 2.0 - note variant
gcc-exception-3.0	=	LicenseRef-scancode-exception-3.0	2	x	GCC Runtime Library Exception v3.0
gcc-exception-3.1	GCC-exception-3.1		2	x	GCC Runtime Library Exception v3.1
gcc-linking-exception-2.0	GCC-exception-2.0		2	x	GCC Linking exception to GPL 2.0 or later
gcel-2022	=		5		GCEL 2022
gco-v3.0	=		6		GCO-v3.0
gcr-docs	GCR-docs		2		Gnome GCR Documentation License
gdcl	=		0		GDCL License
geant4-sl-1.0	=		0		
gemma-tou-2024-04-01	=		6		
generaluser-gs-2.0	=		0		
generic-amiwm	=		6		
generic-cla	=		8		Generic CLA
generic-exception	=		10	x	Generic Exception Notice
generic-export-compliance	=		10		Generic Export Compliance Notice
generic-loop	=		0		Common Lisp Generic LOOP License
generic-tos	=		10		Generic ToS
generic-trademark	=	LicenseRef-scancode-trademark-notice	10		Generic Trademark Notice
generic-xts	generic-xts		0		
genivia-gsoap	=		7		Genivia Proprietary
genode-agpl-3.0-exception	=		2	x	Genode exception to AGPL 3.0
geoff-kuenning-1993	=		0		Geoff Kuenning License 1993
geogebra-ncla-2022	=		6		
geoserver-exception-2.0-plus	=		2	x	GeoServer exception to GPL 2.0 or later
gfdl-1.1	GFDL-1.1-only	GFDL-1.1	2		GFDL 1.1
gfdl-1.1-invariants-only	GFDL-1.1-invariants-only		2		GFDL-1.1-invariants-only
gfdl-1.1-invariants-or-later	GFDL-1.1-invariants-or-later		2		GFDL-1.1-invariants-or-later
gfdl-1.1-no-invariants-only	GFDL-1.1-no-invariants-only		2		GFDL-1.1-no-invariants-only
gfdl-1.1-no-invariants-or-later	GFDL-1.1-no-invariants-or-later		2		GFDL-1.1-no-invariants-or-later
gfdl-1.1-plus	GFDL-1.1-or-later	GFDL-1.1+	2		GFDL 1.1 or later
gfdl-1.2	GFDL-1.2-only	GFDL-1.2	2		GFDL 1.2
gfdl-1.2-invariants-only	GFDL-1.2-invariants-only		2		GFDL-1.2-invariants-only
gfdl-1.2-invariants-or-later	GFDL-1.2-invariants-or-later		2		GFDL-1.2-invariants-or-later
gfdl-1.2-no-invariants-only	GFDL-1.2-no-invariants-only		2		GFDL-1.2-no-invariants-only
gfdl-1.2-no-invariants-or-later	GFDL-1.2-no-invariants-or-later		2		GFDL-1.2-no-invariants-or-later
gfdl-1.2-plus	GFDL-1.2-or-later	GFDL-1.2+	2		GFDL 1.2 or later
gfdl-1.3	GFDL-1.3-only	GFDL-1.3	2		GFDL 1.3
gfdl-1.3-invariants-only	GFDL-1.3-invariants-only		2		GFDL-1.3-invariants-only
gfdl-1.3-invariants-or-later	GFDL-1.3-invariants-or-later		2		GFDL-1.3-invariants-or-later
gfdl-1.3-no-invariants-only	GFDL-1.3-no-invariants-only		2		GFDL-1.3-no-invariants-only
gfdl-1.3-no-invariants-or-later	GFDL-1.3-no-invariants-or-later		2		GFDL-1.3-no-invariants-or-later
gfdl-1.3-plus	GFDL-1.3-or-later	GFDL-1.3+	2		GFDL 1.3 or later
ghostpdl-permissive	=		0		Ghostpdl Permissive
ghostscript-1988	=		3		Ghostscript General Public License 1988
gigablast-apache-2.0-exception	=		6	x	
github-codeql-terms-2020	=		6		GitHub CodeQL Terms 2020
gitlab-ee	=		7		GitLab EE
gitleaks-action-eula	=		7		
gitpod-self-hosted-free-2020	=		6		Gitpod Self-Hosted Free License Terms 2020
gl2ps	GL2PS		2		GL2PS License
gladman-older-rijndael-code-use	LicenseRef-scancode-gladman-older-rijndael-code	=	0		Gladman Older Rigndael Code Use
glide	Glide		3		3DFX GLIDE
glulxe	Glulxe		0		Glulxe License
glut	=		0		GLUT License
glwtpl	GLWTPL		0		GLWTPL
gmsh-exception	Gmsh-exception		2	x	Gmsh exception
gnome-examples-exception	GNOME-examples-exception		0	x	GNOME examples exception
gnu-emacs-gpl-1985	=		3		
gnu-emacs-gpl-1988	=		3		GNU emacs General Public License 1988
gnu-javamail-exception	gnu-javamail-exception		2	x	GNU JavaMail exception to GPL 2.0 or later
gnuplot	gnuplot		2		gnuplot License
goahead	=		6		GoAhead License
good-boy	=		0		Good Boy License
google-analytics-tos	=		6		Google Analytics Terms of Service
google-analytics-tos-2015	=		6		Google Analytics Terms of Service 2015
google-analytics-tos-2016	=		6		Google Analytics Terms of Service 2016
google-analytics-tos-2019	=		6		Google Analytics Terms of Service 2019
google-apis-tos-2021	=		6		Google APIs TOS 2021
google-cla	=		8		Google CLA
google-corporate-cla	=		8		Google Corporate CLA
google-maps-tos-2018-02-07	=		6		Google Maps Platform ToS 2018-02-07
google-maps-tos-2018-05-01	=		6		Google Maps Platform ToS 2018-05-01
google-maps-tos-2018-06-07	=		6		Google Maps Platform ToS 2018-06-07
google-maps-tos-2018-07-09	=		6		Google Maps Platform ToS 2018-07-09
google-maps-tos-2018-07-19	=		6		Google Maps Platform ToS 2018-07-19
google-maps-tos-2018-10-01	=		6		Google Maps Platform ToS 2018-10-01
google-maps-tos-2018-10-31	=		6		Google Maps Platform ToS 2018-10-31
google-maps-tos-2019-05-02	=		6		Google Maps Platform ToS 2019-05-02
google-maps-tos-2019-11-21	=		6		Google Maps Platform ToS 2019-11-21
google-maps-tos-2020-04-02	=		6		Google Maps Platform ToS 2020-04-02
google-maps-tos-2020-04-27	=		6		Google Maps Platform ToS 2020-04-27
google-maps-tos-2020-05-06	=		6		Google Maps Platform ToS 2020-05-06
google-ml-kit-tos-2022	=		6		Google ML Kit TOS 2022
google-patent-license	=		9		Google Patent License
google-patent-license-fuchsia	=		9		Google Patent License for Fuchsia
google-patent-license-fuschia	=		9	d	Google Patent License for Fuschia
google-patent-license-golang	=		9		Google Patent License for Go
google-patent-license-webm	=		9		Google Patent License for WebM
google-patent-license-webrtc	=		9		Google Patent License for WebRTC
google-playcore-sdk-tos-2020	=		6		Google Play Core SDK TOS 2020
google-tos-2013	=		6		Google TOS 2013
google-tos-2014	=		6		Google TOS 2014
google-tos-2017	=		6		Google TOS 2017
google-tos-2019	=		6		Google TOS 2019
google-tos-2020	=		6		Google TOS 2020
gpl-1.0	GPL-1.0-only	GPL-1.0	3		GPL 1.0
gpl-1.0-plus	GPL-1.0-or-later	GPL-1.0+,LicenseRef-GPL,GPL	3		GPL 1.0 or later
gpl-2.0	GPL-2.0-only	GPL-2.0,GPL 2.0,LicenseRef-GPL-2.0	3		GPL 2.0
gpl-2.0-adaptec	=		3		GPL 2.0 plus Adaptec conditions
gpl-2.0-autoconf	GPL-2.0-with-autoconf-exception		2	xd	GPL 2.0 with Autoconf exception
gpl-2.0-autoopts	=		2	xd	GPL 2.0 or later with AutoOpts exception
gpl-2.0-bison	=		2	xd	GPL 2.0 with bison exception
gpl-2.0-bison-2.2	=		2	xd	GPL 2.0 or later with Bison 2.2 exception
gpl-2.0-broadcom-linking	=		2	xd	GPL 2.0 with Broadcom Linking Exception
gpl-2.0-classpath	GPL-2.0-with-classpath-exception		2	xd	GPL 2.0 with classpath exception
gpl-2.0-cygwin	=		2	xd	GPL 2.0 with Cygwin exception
gpl-2.0-djvu	=		3		GPL 2.0 with DjVu Patent Grant
gpl-2.0-font	GPL-2.0-with-font-exception		2	xd	GPL 2.0 with font exception
gpl-2.0-freertos	=		2	xd	GPL 2.0 with FreeRTOS exception
gpl-2.0-gcc	GPL-2.0-with-GCC-exception		2	xd	GPL 2.0 or later with GCC LInking exception
gpl-2.0-gcc-compiler-exception	=		2	xd	GPL 2.0 with GCC compiler exception
gpl-2.0-glibc	=		2	xd	GPL 2.0 with GLibC exception
gpl-2.0-guile	=		2	xd	GPL 2.0 with GUILE exception
gpl-2.0-ice	=		3	xd	GPL 2.0 with Ice exception
gpl-2.0-independent-module-linking	=		2	xd	GPL 2.0 with Independent Module Linking exception
gpl-2.0-iolib	=		2	xd	GPL 2.0 with GNU IO Library exception
gpl-2.0-iso-cpp	=		2	xd	GPL 2.0 with ISO C++ Library exception
gpl-2.0-javascript	=		2	xd	GPL 2.0 with Javascript exception
gpl-2.0-kernel	=		2	xd	GPL 2.0 with Kernel Exception
gpl-2.0-koterov	=		3		GPL 2.0 with Dmitry Koterov additions
gpl-2.0-libgit2	=		2	xd	GPL 2.0 with libgit2 exception
gpl-2.0-library	=		2	xd	GPL 2.0 with Library exception
gpl-2.0-libtool	=		2	xd	GPL 2.0 with GNU Libtool exception
gpl-2.0-lmbench	=		3	xd	GPL 2.0 with LMBench exception
gpl-2.0-mysql-connector-odbc	=		2	xd	GPL 2.0 with MySQL Connector ODBC exception
gpl-2.0-mysql-floss	=		3	xd	GPL 2.0 with MySQL FLOSS exception
gpl-2.0-openjdk	=		2	xd	GPL 2.0 with OpenJDK Classpath exception
gpl-2.0-openssl	=		2	xd	GPL 2.0 with OpenSSL exception
gpl-2.0-oracle-mysql-foss	=		3	xd	GPL 2.0 with Oracle MySQL FOSS exception
gpl-2.0-oracle-openjdk	=		2	xd	GPL 2.0 with Oracle OpenJDK classpath exception
gpl-2.0-plus	GPL-2.0-or-later	GPL-2.0+,GPL 2.0+	3		GPL 2.0 or later
gpl-2.0-plus-ada	=		2	xd	GPL 2.0 or later with Ada exception
gpl-2.0-plus-ekiga	=		2	xd	GPL 2.0 or later with Ekiga exception
gpl-2.0-plus-gcc	=		2	xd	GPL 2.0 or later with GCC exception
gpl-2.0-plus-geoserver	=		2	xd	GPL 2.0 or later with GeoServer exception
gpl-2.0-plus-linking	=		2	xd	GPL 2.0 or later with Linking exception
gpl-2.0-plus-nant	=		2	xd	GPL 2.0 or later with NAnt exception
gpl-2.0-plus-openmotif	=		2	xd	GPL 2.0 or later with Open Motif exception
gpl-2.0-plus-openssl	=		3	xd	GPL 2.0 or later with OpenSSL exception
gpl-2.0-plus-sane	=		2	xd	GPL 2.0 or later with SANE exception
gpl-2.0-plus-subcommander	=		2	xd	GPL 2.0 or later with Subcommander exception
gpl-2.0-plus-syntext	=		2	xd	GPL 2.0 or GPL 3.0 with Syntext Serna exception
gpl-2.0-plus-upx	=		2	xd	GPL 2.0 or later with UPX exception
gpl-2.0-proguard	=		2	xd	GPL 2.0 with ProGuard exception
gpl-2.0-qt-qca	=		2	xd	GPL 2.0 with Qt-QCA exception
gpl-2.0-redhat	=		2	xd	GPL 2.0 with Fedora Red Hat Exception
gpl-2.0-rrdtool-floss	=		2	xd	GPL 2.0 with RRDtool FLOSS Exception
gpl-2.0-uboot	=		2	xd	GPL 2.0 with U-Boot exception
gpl-3.0	GPL-3.0-only	GPL-3.0,LicenseRef-gpl-3.0	3		GPL 3.0
gpl-3.0-389-ds-base-exception	GPL-3.0-389-ds-base-exception		2	x	
gpl-3.0-aptana	=		3	xd	GPL 3.0 with Aptana exception
gpl-3.0-autoconf	GPL-3.0-with-autoconf-exception		2	xd	GPL 3.0 with Autoconf exception
gpl-3.0-bison	=		2	xd	GPL 3.0 or later with Bison exception
gpl-3.0-cygwin	=		2	xd	GPL 3.0 or later with Cygwin exception
gpl-3.0-font	=		2	xd	GPL 3.0 or later with font exception
gpl-3.0-gcc	GPL-3.0-with-GCC-exception		2	xd	GPL 3.0 with GCC runtime library exception
gpl-3.0-interface-exception	GPL-3.0-interface-exception		2	x	GPL-3.0 Interface Exception
gpl-3.0-linking-exception	GPL-3.0-linking-exception		2	x	GPL-3.0 Linking Exception
gpl-3.0-linking-source-exception	GPL-3.0-linking-source-exception		2	x	GPL-3.0 Linking Source Exception
gpl-3.0-openbd	=		3	xd	GPL 3.0h with OpenBD exception
gpl-3.0-plus	GPL-3.0-or-later	GPL-3.0+,LicenseRef-GPL-3.0-or-later	3		GPL 3.0 or later
gpl-3.0-plus-openssl	=		2	xd	GPL 3.0 or later with OpenSSL exception
gpl-generic-additional-terms	=		3	x	GPL Generic Additional Terms
gplcc-1.0	GPL-CC-1.0		2	x	GPL Cooperation Commitment 1.0
gradle-enterprise-sla-2022-11-08	LicenseRef-scancode-gradle-enterprise-sla-2022-11-		7		Gradle Enterprise SLA 2022-
gradle-tou-2022-01-13	=		6		Gradle Terms of Use 2022-01-13
graphics-gems	Graphics-Gems	=	0		Graphics Gems License
greg-roelofs	=		0		Greg Roelofs License
gregory-pietsch	=		0		Gregory Pietsch Liberal License
gretelai-sal-1.0	=		4		
gsap-standard-no-charge-2025	=		6		
gsoap-1.3a	=		2		gSOAP Public License v1.3a
gsoap-1.3b	gSOAP-1.3b		2		gSOAP Public License v1.3b
gstreamer-exception-2.0	=		2	x	GStreamer exception to GPL 2.0 or later
gstreamer-exception-2005	GStreamer-exception-2005		0	x	GStreamer Exception (2005)
gstreamer-exception-2008	GStreamer-exception-2008		0	x	GStreamer Exception (2008)
gtkbook	gtkbook		0		gtkbook License
gtpl-v1	=		0		GTPL-v1
gtpl-v2	=		0		GTPL-v2
gtpl-v3	=		0		GTPL-v3
guile-exception-2.0	harbour-exception	=	2	x	GUILE exception to GPL 2.0
gumroad-cl-1.0	=		6		
gust-font-1.0	=		3		GUST Font License 1.0
gust-font-2006-09-30	=		3		GUST Font License 2006-09-30
gutenberg-2020	=		6		Gutenberg License 2020
gutmann	Gutmann		0		
h2-1.0	=		2		H2 1.0
hacking-license	=		3		Hacking License
hacos-1.2	=		3		HACOS 1.2
happy-bunny	=		0		The Happy Bunny License
haskell-report	HaskellReport		0		Haskell Report License
hauppauge-firmware-eula	=		6		Hauppauge Firmware EULA
hauppauge-firmware-oem	=		6		Hauppauge Firmware OEM License
hazelcast-community-1.0	=		4		Hazelcast Community License 1.0
hdf4	=		0		HDF4 License
hdf5	HDF5	=	0		HDF5License
hdparm	hdparm	=	0		HDPARM License
helios-eula	=		7		Helios
helix	=		6		Helix DNA License
henry-spencer-1999	Spencer-99		0		Henry Spencer License 1999
here-disclaimer	=		10		HERE Disclaimer
here-proprietary	=	LicenseRef-Proprietary-HERE	7		HERE Proprietary
hessla	=		6		HESSLA
hfoil-1.0	=		4		HFOILv1.0
hidapi	HIDAPI	=	0		HIDAPI License
hippocratic-1.0	=		5		Hippocratic License 1.0
hippocratic-1.1	=		5		Hippocratic License 1.1
hippocratic-1.2	=		5		Hippocratic License v1.2
hippocratic-2.0	=		5		Hippocratic License 2.0
hippocratic-2.1	Hippocratic-2.1		5		Hippocratic License v2.1
hippocratic-3.0	LicenseRef-scancode-Hippocratic-3.0		5		Hippocratic License v3.0
historical	HPND		0		Historical Permission Notice and Disclaimer
historical-ntp	=		0		Historical Notice - NTP
historical-sell-variant	=		0	d	Historical Permission Notice and Disclaimer - sell variant
homebrewed	=		0		Homebrewed License
hot-potato	=		0	d	Hot Potato License
houdini-project	LicenseRef-scancode-houdini		3		Houdini Project License
hp	=		6		HP Non-Commercial License
hp-1986	HP-1986		0		HP 1986 License
hp-enterprise-eula	=		6		HP Enterprise EULA
hp-netperf	=		5		HP Netperf License
hp-proliant-essentials	=		7		hp-proliant-essentials
hp-snmp-pp	=		0		SNMP++ License
hp-software-eula	=		6		HP Software EULA
hp-ux-java	=		6		HP-UX 11i Java Technology Software
hp-ux-jre	=		6		HP JRE License
hpnd-doc	HPND-doc		0		Historical documentation variant
hpnd-doc-sell	HPND-doc-sell		0		Historical documentation sell variant
hpnd-export-us	HPND-export-US		5		HPND with US Government export control warning
hpnd-export-us-acknowledgement	HPND-export-US-acknowledgement		5		
hpnd-fenneberg-livingston	HPND-Fenneberg-Livingston		0		Historical Fenneberg-Livingston variant
hpnd-inria-imag	HPND-INRIA-IMAG		0		Historical - INRIA-IMAG variant
hpnd-mit-disclaimer	HPND-MIT-disclaimer		0		Historical with MIT disclaimer
hpnd-netrek	HPND-Netrek		0		
hpnd-pbmplus	HPND-Pbmplus		0		Historical Pbmplus variant
hpnd-sell-mit-disclaimer-xserver	HPND-sell-MIT-disclaimer-xserver		0		Historical sell xserver variant
hpnd-sell-regexpr	HPND-sell-regexpr		0		Historical sell regexpr variant
hpnd-sell-variant-mit-disclaimer	HPND-sell-variant-MIT-disclaimer		0		HPND sell variant with MIT disclaimer
hpnd-sell-variant-mit-disclaimer-rev	HPND-sell-variant-MIT-disclaimer-rev		0		
hpnd-uc	HPND-UC		0		Historical UC variant
hpnd-uc-export-us	HPND-UC-export-US		5		
hs-regexp	Spencer-94		0		Henry Spencer Regexp License
hs-regexp-orig	=		0	d	Henry Spencer Original Regexp License
html5	=		0		HTML 5 spec License
httpget	=		0		httpget notice and disclaimer
huggingface-tos-20220915	=		7		HuggingFace TOS 2022-09-15
hugo	=		4		Hugo License
hxd	=		6		HxD License
hyperclova-x-seed-2025	=		6		
i2p-gpl-java-exception	i2p-gpl-java-exception		2	x	i2p GPL plus Java Exception
ian-kaplan	=		0		Ian Kaplan License
ian-piumarta	=		0		Ian Piumarta License
ibm-as-is	=		0		IBM AS-IS License
ibm-data-server-2011	=		7		IBM Data Server License 2011
ibm-developerworks-community-download	LicenseRef-scancode-ibm-developerworks-community	=	6		IBM developerWorks Community Download Agreement
ibm-dhcp	=		0		IBM DHCP License
ibm-employee-written	=		6		IBM Employee-Written Software License
ibm-glextrusion	=		0		IBM glextrusion License
ibm-icu	=		0		ICU Composite License
ibm-java-portlet-spec-2.0	=		0		IBM Java Portlet Specification 2.0
ibm-jre	=		7		IBM JRE License
ibm-nwsc	=		0		IBM Non-Warranted Sample Code License
ibm-pibs	IBM-pibs		0		IBM PowerPC Software
ibm-sample	=		0		IBM Sample License
ibmpl-1.0	IPL-1.0		2		IPL 1.0
ibpp	=		0		IBPP License
ic-1.0	=		5		IC 1.0
ic-shared-1.0	=		5		IC Shared 1.0
icann-public	=		1		ICANN-Public
ice-exception-2.0	=		2	x	Ice exception to GPL 2.0
icot-free	=		0		ICOT Free Software
idt-notice	=		0		IDT License Notice
iec-code-components-eula	IEC-Code-Components-EULA		0		IEC CC EULA
ietf	=		0		IETF License
ietf-trust	=		0		IETF Trust License
ijg	IJG		0		JPEG License
ijg-2020	=		0		
ijg-short	IJG-short		0		Independent JPEG Group License - short
ilmid	=		0		ilmid License
imagemagick	ImageMagick		0		ImageMagick License
imagen	=		5		IMAGEN License
imlib2	Imlib2		2		Imlib2 License
independent-module-linking-exception	Independent-modules-exception	LicenseRef-scancode-indie-module-linking-exception,=	2	x	Independent Module Linking Exception
indiana-extreme	=		0		Indiana Extreme License 1.1.1
indiana-extreme-1.2	xpp		0		Indiana Extreme License 1.2
infineon-free	=		0		Infineon Free Software License
info-zip	Info-ZIP		0		Info-Zip License
info-zip-1997-10	=		0		Info-Zip License 1997-10
info-zip-2001-01	=		0		Info-Zip License 2001-01
info-zip-2002-02	=		0		Info-Zip License 2002-02
info-zip-2003-05	=		0		Info-Zip License 2003-05
info-zip-2004-05	=		0		Info-Zip License 2004-05
info-zip-2005-02	=		0		Info-Zip License 2005-02
info-zip-2007-03	=		0		Info-Zip License 2007-03
info-zip-2009-01	=		0		Info-Zip License 2009-01
infonode-1.1	=		7		InfoNode Software License 1.1
initial-developer-public	=		3		Initial Developer Public License
inner-net-2.0	Inner-Net-2.0	=	0		Inner Net 2.0
inno-setup	InnoSetup	=	0		Inno Setup License
inria-compcert	=		6		
inria-icesl	=		6		
inria-linking-exception	QPL-1.0-INRIA-2004-exception	=	2	x	INRIA Linking Exception to QPL 1.0
inria-zelus	=		6		
installsite	=		5		InstallSite License Agreement
intel	=		6		Intel Limited Patent License
intel-acpi	Intel-ACPI		0		Intel ACPI SLA
intel-bcl	=		6		Intel BCL
intel-bsd	BSD-3-Clause-acpica	=	0		Intel BSD License
intel-bsd-2-clause	=		0		Intel BSD 2 Clause License
intel-bsd-export-control	Intel		0		Intel BSD - Export Control
intel-code-samples	=		6		Intel Code Samples License
intel-confidential	=		7		Intel Confidential
intel-firmware	=		6		Intel Firmware License
intel-master-eula-sw-dev-2016	=		6		Intel Master EULA for SW Dev 2016
intel-material	=		7		Intel Material License
intel-mcu-2018	=		6		Intel MCU path license 2018
intel-microcode	=		6		Intel Microcode License
intel-osl-1989	=		0		Intel OSL 1989
intel-osl-1993	HPND-Intel	=	0		Intel OSL 1993
intel-royalty-free	=		0		Intel Royalty Free License
intel-sample-source-code-2015	=		6		Intel Sample Source Code 2015
intel-scl	=		6		Intel Source Code License Agreement
interbase-1.0	Interbase-1.0		3		Interbase Public License 1.0
iolib-exception-2.0	GNU-compiler-exception	=	2	x	GNU IO Library exception to GPL 2.0
iozone	=		6		IOzone License
ipa-font	IPA		2		IPA Font License 1.0
ipca	=		8		IPCA
iptc-2006	=		6		IPTC License Agreement 2006
irfanview-eula	=		7		IrfanView EULA
isc	ISC		0		ISC License
iso-14496-10	=		0		ISO 14496-10
iso-8879	=		0		ISO 8879
iso-recorder	=		6		ISO Recorder License
isotope-cla	=		7		Isotope Commercial License Agreement
issl-2018	=		5		ISSL 2018
issl-2022	=		5		ISSL 2022
itc-eula	=		7		ITC EULA
itu	=		0		ITU License
itu-t	=		5		ITU-T License
itu-t-gpl	=		3		ITU-T General Public License
itunes	=		6		Apple iTunes License
ja-sig	=		0		JA-SiG License
jahia-1.3.1	=		3		JCSL 1.3.1
jam	Jam	=	0		Jam License
jam-stapl	=		5		Jam STAPL Software License
jamon	=		5		JAMon License
jason-mayes	=		0		Jason Mayes License
jasper-1.0	=		0		Jasper 1.0
jasper-2.0	JasPer-2.0		0		JasPer 2.0
java-app-stub	=		0		Java App Stub License
java-research-1.5	=		6		Java Research License 1.5
java-research-1.6	=		6		Java Research License 1.6
javascript-exception-2.0	=		2	x	Javascript exception to GPL 2.0
jboss-eula	=		6		JBoss EULA
jdbm-1.00	=		0		JDBM License v1.00
jdom	=		0		JDOM License
jelurida-public-1.1	=		3		Jeulurida Public License 1.1
jetbrains-purchase-terms	=		7		JetBrains Purchase Terms
jetbrains-toolbox-open-source-3	LicenseRef-scancode-jetbrains-toolbox-oss-3	=	6		JetBrains Toolbox Open Source License v3
jetty	=		0		Jetty License
jetty-ccla-1.1	=		8		Jetty CCLA 1.1
jgraph	=		0		JGraph License
jgraph-general	=		6		JGraph General License
jide-sla	=		7		JIDE SLA
jj2000	=		5		JJ2000 License
jmagnetic	=		6		JMagnetic License
joinbase-cela-2022	=		6		
joplin-server-personal-v1	=		6		
josl-1.0	=		2		Jabber 1.0
jove	jove		0		
jpegxr	=		5		JPEG XR License
jpl-image	JPL-image		4		JPL Image Use Policy
jpnic-idnkit	JPNIC		0		JPNIC idnkit License
jpnic-mdnkit	=		0		JPNIC mdnkit License
jprs-oscl-1.1	=		5		JPRS OSCL 1.1
jpython-1.1	=		0		JPython 1.1
jquery-pd	=		1		jQuery-Tools-PD
jrunner	=		6		JRunner License
jscheme	=		0		Jscheme License
jsel-2.0	=		7		JSEL 2.0
jsfromhell	=		0		JSFromHell License
json	JSON		0		JSON License
json-js-pd	=		1		JSON-js-PD
json-pd	=		1		JSON-PD
jsr-107-jcache-spec	=		6		JSR-107 JCache Specification License
jsr-107-jcache-spec-2013	=		6		JSR-107 JCache Specification 2013 License
jython	=		0		Jython License
kalle-kaukonen	=		0		Kalle Kaukonen License
karl-peterson	=		5		Karl Peterson License
kastrup	Kastrup		0		Kastrup License
katharos-0.1.0	=		6		Katharos License v0.1.0
katharos-0.2.0	=		6		Katharos License v0.2.0
kazlib	Kazlib		0		Kazlib
kde-accepted-gpl	=	LicenseRef-KDE-Accepted-GPL	3		KDE Accepted GPL
kde-accepted-lgpl	=	LicenseRef-KDE-Accepted-LGPL	3		KDE Accepted LGPL
keep-ee-2024	=		7		
keith-rule	=		0		Keith Rule License
kerberos	=		0		Kerberos License
kevan-stannard	=		0		Kevan Stannard License
kevlin-henney	HPND-Kevlin-Henney	=	0		Kevlin Henney License
keypirinha	=		6		Keypirinha License
kfgqpc-uthmanic-script-hafs	=		6		Uthmanic Script License
kfqf-accepted-gpl	=	LicenseRef-KFQF-Accepted-GPL	3	x	KFQF Accepted GPL
khronos	=		0		Khronos License
kicad-libraries-exception	KiCad-libraries-exception		2	x	KiCad Libraries Exception to CC-BY-SA-4.0
knuth-ctan	Knuth-CTAN		0		Knuth CTAN License
ko-man-page	=		0		Korean Manpage Project License
kreative-relay-fonts-free-use-1.2f	LicenseRef-scancode-kreative-relay-fonts-free-1.2f	=	6		Kreative Software Relay Fonts Free Use 1.2f
kumar-robotics	=		0		Kumar Robotics License
la-opt-nxp-v51-2023	=		6		
lal-1.2	LAL-1.2		3		Licence Art Libre 1.2
lal-1.3	LAL-1.3		3		Licence Art Libre 1.3
lance-norskog-license	=		0		Lance Norskog License
lanl-bsd-3-variant	=		0		
larabie	=		6		Larabie Fonts EULA
latex2e	Latex2e		0		Latex2e License
latex2e-translated-notice	Latex2e-translated-notice		0		Latex2e with translated notice permission
lattice-osl-2017	=		2		Lattice Open Source License 2017
lavantech	=		7		LavanTech License
lbnl-bsd	BSD-3-Clause-LBNL		0		LBNL BSD Variant
lcs-telegraphics	=		0		LCS-Telegraphics License
ldap-sdk-free-use	=		0		UnboundID LDAP SDK Free Use License
ldpc-1994	=		3		LDPC-1994
ldpc-1997	=		3		LDPC-1997
ldpc-1999	=		3		LDPC-1999
ldpgpl-1	=		3		LDPGPL-1
ldpgpl-1a	=		3		LDPGPL-1a
ldpl-2.0	=		3		LDPL-2.0
ldpm-1998	=		3		LDPM-1998
leap-motion-sdk-2019	=		6		Leap Motion SDK Agreement 2019
lens-tos-2023	=		6		
leptonica	Leptonica		0		Leptonica License
lgpl-2.0	LGPL-2.0-only	LGPL-2.0,LicenseRef-LGPL-2,LicenseRef-LGPL-2.0	2		LGPL 2.0
lgpl-2.0-fltk	=		2	xd	LGPL 2.0 with FLTK exception
lgpl-2.0-plus	LGPL-2.0-or-later	LGPL-2.0+,LicenseRef-LGPL	2		LGPL 2.0 or later
lgpl-2.0-plus-gcc	=		2	xd	LGPL 2.0 or later with GCC exception
lgpl-2.1	LGPL-2.1-only	LGPL-2.1,LicenseRef-LGPL-2.1	2		LGPL 2.1
lgpl-2.1-digia-qt	=		2	xd	LGPL 2.1 with Digia Qt Exception
lgpl-2.1-nokia-qt	=		2	xd	LGPL 2.1 with Nokia Qt Exception
lgpl-2.1-nokia-qt-1.0	=		2	xd	Nokia Qt LGPL Exception 1.0
lgpl-2.1-nokia-qt-1.1	=		2	xd	Nokia Qt LGPL Exception 1.1
lgpl-2.1-plus	LGPL-2.1-or-later	LGPL-2.1+	2		LGPL 2.1 or later
lgpl-2.1-plus-linking	=		2	xd	LGPL 2.1 or later with Linking exception
lgpl-2.1-plus-unlimited-linking	=		2	xd	LGPL 2.1 or later with Unlimited linking exception
lgpl-2.1-qt-company	=		2	xd	LGPL 2.1 with Qt Company Exception
lgpl-2.1-qt-company-2017	=		2	xd	LGPL 2.1 with Qt Company Exception 2017
lgpl-2.1-rxtx	=		2	xd	LGPL 2.1 with RXTX exception
lgpl-2.1-spell-checker	=		2	xd	LGPL 2.1 or later with Spell-Checker exception
lgpl-3-plus-linking	LGPL-3.0-linking-exception		2	xd	LGPL 3.0 or later with Linking exception
lgpl-3.0	LGPL-3.0-only	LGPL-3.0	2		LGPL 3.0
lgpl-3.0-cygwin	=		2	xd	LGPL 3.0 or later with Cygwin exception
lgpl-3.0-linking-exception	LGPL-3.0-linking-exception	LicenseRef-scancode-lgpl-3-plus-linking,LicenseRef-scancode-linking-exception-lgpl-3.0	2	x	LGPL-3.0 Linking Exception
lgpl-3.0-plus	LGPL-3.0-or-later	LGPL-3.0+	2		LGPL 3.0 or later
lgpl-3.0-plus-openssl	=		2	xd	LGPL 3.0 or later with OpenSSL exception
lgpl-3.0-zeromq	=		2	xd	LGPL 3.0 with ZeroMQ exception
lgpllr	LGPLLR		2		LGPLLR
lha	=		5		lha
libcap	=		0	d	libcap License
liberation-font-exception	=		3	x	Liberation Font Exception to GPL 2.0
libgd-2018	GD	=	0		libgd License 2018
libgeotiff	=		0		libgeoTiff License
libmib	=		0		LibMib License
libmng-2007	=		0		libmng License 2007
libpbm	xlock	=	0		PBM Library License
libpng	Libpng		0		Libpng License
libpng-1.6.35	libpng-1.6.35		0		
libpng-v2	libpng-2.0		0		LIbpng License v2
libpri-openh323-exception	libpri-OpenH323-exception		3	x	libpri OpenH323 exception
librato-exception	=		6		Librato Open License 1.0
libselinux-pd	=		1		libselinux License
libsrv-1.0.2	=		0		libsrv License v1.0.2
libticables2-exception-gpl-2.0	=		2	x	
libtool-exception	=		2	xd	Libtool Exception
libtool-exception-2.0	Libtool-exception		2	x	GNU Libtool exception to GPL 2.0
libtool-exception-lgpl	=		2	x	GNU Libtool exception to LGPL
libutil-david-nugent	libutil-David-Nugent		0		libutil David Nugent License
libwebsockets-exception	=		2	x	libwebsockets exception to LGPL 2.1
libzip	BSD-3-Clause		0	d	libzip License
license-file-reference	=		10	d	license-file-reference
liferay-dxp-eula-2.0.0-2023-06	LicenseRef-Liferay-DXP-EULA-2.0.0-2023-06		6		Liferay-DXP-EULA-2.0.0-2023-06
liferay-ee	=		7		Liferay Portal EE License
liferay-marketplace-tos	=		6		Liferay Marketplace TOS
lil-1	=		0		Lil License v1
liliq-p-1.1	LiLiQ-P-1.1		2		LiLiQ-P-1.1
liliq-r-1.1	LiLiQ-R-1.1		2		LiLiQ-R-1.1
liliq-rplus-1.1	LiLiQ-Rplus-1.1		3		LiLiQ-Rplus-1.1
lilo	=		0		LILO License
linking-exception-2.0-plus	=		2	x	Linking exception to GPL 2.0 or later
linking-exception-2.1-plus	=		2	x	Linking exception to LGPL 2.1 or later
linking-exception-agpl-3.0	romic-exception	=	2	x	Linking exception to AGPL 3.0
linking-exception-lgpl-2.0-plus	LicenseRef-scancode-linking-exception-lgpl-2.0plus	=	2	x	Linking exception to LGPL 2.0 or later
linking-exception-lgpl-3.0	LGPL-3.0-linking-exception		2	xd	Linking exception to LGPL 3.0
linotype-eula	=		7		Linotype EULA
linum	=		0	d	Linum Software License
linux-device-drivers	=		0		Linux Device Drivers
linux-man-pages-1-para	Linux-man-pages-1-para		2		Linux man-pages - 1 paragraph
linux-man-pages-2-para	Linux-man-pages-copyleft-2-para		2		Linux man-pages 2 para
linux-man-pages-copyleft-var	Linux-man-pages-copyleft-var		2		Linux man-pages Variant
linux-openib	Linux-OpenIB		0		Linux-OpenIB
linux-syscall-exception-gpl	Linux-syscall-note		2	x	Linux Syscall Exception to GPL
linuxbios	=		0		LinuxBIOS License
linuxhowtos	=		0		linuxhowtos License
llama-2-license-2023	=		6		Llama 2 Community License Agreement 2023
llama-3.1-license-2024	=		6		
llama-3.2-license-2024	=		6		
llama-3.3-license-2024	=		6		
llama-4-cla-2025	=		6		
llama-4-license-2025	=		6		
llama-license-2023	=		6		LLaMA License Agreement 2023
llgpl	LLGPL	=	2	x	LLGPL
llnl	=		0		LLNL
llvm-exception	LLVM-exception		0	x	LLVM Exception to Apache 2.0
lmbench-exception-2.0	=		2	x	LMBench exception to GPL 2.0
logica-1.0	=		0		Logica OSL 1.0
lontium-linux-firmware	=		6		Lontium Linux Firmware License
loop	LOOP		0		Common Lisp LOOP License
losla	=		2		LOSLA
lppl-1.0	LPPL-1.0		3		LPPL 1.0
lppl-1.1	LPPL-1.1		3		LPPL 1.1
lppl-1.2	LPPL-1.2		3		LPPL 1.2
lppl-1.3a	LPPL-1.3a		3		LPPL 1.3a
lppl-1.3c	LPPL-1.3c		3		LPPL 1.3c
lsi-proprietary-eula	=		6		LSI Proprietary EULA
ltxv-owl-2025-04-17	=		4		
ltxv-owl-2025-05-05	=		4		
lucent-pl-1.0	LPL-1.0		2		Lucent Public License 1.0
lucent-pl-1.02	LPL-1.02		2		Lucent Public License 1.02
lucre	=		0		Lucre License
lumisoft-mail-server	=		6		LumiSoft Mail Server License
luxi	=		6		Bigelow & Holmes Luxi fonts license
lyubinskiy-dropdown	=		6		Lyubinskiy dropdown License
lyubinskiy-popup-window	=		6		Lyubinskiy popup-window License
lzma-cpl-exception	LZMA-exception		2	x	LZMA exception to CPL 1.0
lzma-sdk-2006	=		2		LZMA SDK 2006
lzma-sdk-2006-exception	=		2	x	LZMA SDK 2006 Exception
lzma-sdk-2008	=		2		LZMA SDK 2008
lzma-sdk-9.11-to-9.20	LZMA-SDK-9.11-to-9.20		1		LZMA SDK License (versions 9.11 to 9.20)
lzma-sdk-9.22	LZMA-SDK-9.22		1		LZMA SDK License (versions 9.22 and beyond)
lzma-sdk-original	=		2		LZMA SDK Original
lzma-sdk-pd	=		1		LZMA SDK Public Domain
m-plus	mplus	=	0		M+ Fonts license
madwifi-dual	=		0	d	MadWifi Dual BSD-GPL
magaz	magaz		0		magaz License
magpie-exception-1.0	=		3	x	MAgPIE Exception to AGPL 3.0
mailprio	mailprio		0		mailprio License
make-human-exception	=		0	x	MakeHuman License
makeindex	MakeIndex		3		MakeIndex Distribution Notice
mame	=		5		MAME license
man2html	man2html		0		
manfred-klein-fonts-tos	=		5		Manfred Klein Fonts TOS
mapbox-tos-2021	=		7		Mapbox TOS 2021
mapbox-tos-2024	=		7		
markus-kuhn-license	HPND-Markus-Kuhn	=	0		Markus Kuhn License
markus-mummert-permissive	=		0		Markus Mummert Permissive
martin-birgmeier	Martin-Birgmeier	=	0		Martin Bergmeier License
marvell-firmware	=		6		Marvell Firmware License
marvell-firmware-2019	=		6		Marvell Firmware License 2019
matplotlib-1.3.0	=		0		
matt-gallagher-attribution	=		0		Matt Gallagher Attribution License
mattermost-sal-2024	=		4		
matthew-kwan	=		0		Matthew Kwan License
matthew-welch-font-license	=		5		Matthew Welch Font License
mattkruse	=		0		Matt Kruse License
max-mojo-community-20240828	=		6		
maxmind-geolite2-eula-2019	=		3		MaxMind GeoLite2 EULA 2019
maxmind-odl	=		5		MaxMind Open Data License
mcafee-tou	=		6		McAfee Free License
mcphee-slideshow	McPhee-slideshow		0		McPhee Slideshow License
mcrae-pl-4-r53	=		6		McRae PL v4.r53
mdl-2021	=		6		
mediainfo-lib	=		0		MediaInfo(Lib) License
mediatek-firmware	=		6		MediaTek Firmware License
mediatek-no-warranty	=		6		MediaTek No Warranty Clause
mediatek-proprietary-2005	=		6		
mediatek-proprietary-2008	=		6		MediaTek Proprietary License 2008
mediatek-proprietary-2010	=		6		
mediatek-proprietary-2016	=		6		
mediatek-proprietary-2020	=		6		
melange	=		6		Melange Public License
mentalis	=		0	d	Mentalis License
menuet64-2024	=		6		
merit-network-derivative	=		3		Merit Network Derivative Works License
metageek-inssider-eula	=		6		inSSIDer EULA
metamail	metamail		0		metamail License
metrolink-1.0	=		3		Metrolink 1.0
mgb-1.0	=		0		
mgopen-font-license	=		0		MgOpen Font License
michael-barr	=		0		Michael Barr License
michigan-disclaimer	=		0		University of Michigan OSL
microchip-enc28j60-2009	=		6		
microchip-linux-firmware	=		6		Microchip Linux Firmware License
microchip-pk2cmd-2009	=		6		
microchip-products-2018	=		6		Microchip Products 2018
microsoft-enterprise-library-eula	LicenseRef-scancode-ms-enterprise-library-eula	=	6		MS Enterprise Library EULA
microsoft-windows-rally-devkit	=		6		MS Windows Rally Development Kit License
mif-exception	mif-exception		2	x	Macros and Inline Functions Exception to GPL 2.0
mike95	=		5		Mike95 License
minecraft-mod	=		6		Minecraft Mod License
mini-xml	=		2	xd	LGPL 2.0 with Mini-XML exception
mini-xml-exception-lgpl-2.0	=		2	x	Mini-XML exception to LGPL 2.0
minpack	Minpack	=	0		Minpack Copyright Notice
mips	MIPS		0		
mir-os	MirOS		0		MirOS License
mit	MIT	LicenseRef-MIT-Bootstrap,LicenseRef-MIT-Discord,LicenseRef-MIT-TC,LicenseRef-MIT-Diehl	0		MIT License
mit-0	MIT-0	LicenseRef-scancode-ekioh	0		MIT-0-Clause
mit-1995	=		0		MIT 1995
mit-ack	MIT-feh		0		MIT Acknowledgment License
mit-addition	MIT-Wu	=	0		MIT Addition License
mit-export-control	Xerox		0		MIT with Export Control
mit-khronos-old	MIT-Khronos-old		0		
mit-kyle-restrictions	=		6		MIT with Jamie Kyle Restrictions
mit-license-1998	=		0		MIT License 1998
mit-modern	MIT-Modern-Variant	=	0		MIT Modern Variant
mit-nagy	=		0		MIT Nagy Variant
mit-no-advert-export-control	HPND-export2-US	=	0		MIT no advertising with Export Control
mit-no-false-attribs	MITNFA		0		MIT no false attribution License
mit-no-trademarks	=		0		MIT No Commercial Use of Trademarks
mit-old-style	=		0		MIT Old Style
mit-old-style-no-advert	NTP		0		MIT Old Style no advertising
mit-old-style-sparse	=		0		MIT Old Style Spare
mit-proprietary	=		6		
mit-readme	=		0		MIT README License
mit-specification-disclaimer	=		0		MIT with Specification Disclaimer
mit-synopsys	=		0		MIT Synopsys License
mit-taylor-variant	pkgconf	=	0		MIT Taylor Variant
mit-testregex	MIT-testregex		0		MIT testregex Variant
mit-veillard-variant	ISC-Veillard	=	0		MIT Veillard Variant
mit-with-modification-obligations	HPND-export-US-modify	=,LicenseRef-scancode-mit-modification-obligations	0		MIT With Modification Obligations
mit-xfig	Xfig	=	0		MIT Xfig Variant
mldonkey-exception-gpl-2.0	=		2	x	
mmixware	MMIXware		0		MMIXware License
mod-dav-1.0	=		0		mod_dav License 1.0
moderne-sala-2024	=		4		
monetdb-1.1	=		2		MonetDB 1.1
mongodb-sspl-1.0	SSPL-1.0		4		SSPL 1.0
monkeysaudio	=		5		Monkeys Audio License Agreement
morbig-ieee-std-usage	=		0		IEEE Std 1003.1 Text Usage
motorola	=		0		Motorola Microprocessor License
motosoto-0.9.1	Motosoto		3		Motosoto 0.9.1
mov-ai-1.0	=		4		
moxa-linux-firmware	=		6		Moxa Linux Firmware License
mozilla-gc	Boehm-GC	=	0		Mozilla GC License
mozilla-ospl-1.0	=		9		Mozilla Open Software Patent License 1.0
mpeg-7	=		6		MPEG-7 License
mpeg-iso	=		0		MPEG-2 NBC MPEG-4 Audio ISO
mpeg-ssg	MPEG-SSG	=	0		MPEG SSG License
mpi-permissive	mpi-permissive		0		mpi Permissive License
mpich	mpich2		0		MPICH License
mpl-1.0	MPL-1.0		2		MPL 1.0
mpl-1.1	MPL-1.1		2		MPL 1.1
mpl-2.0	MPL-2.0		2		MPL 2.0
mpl-2.0-no-copyleft-exception	MPL-2.0-no-copyleft-exception		2		MPL 2.0 with no copyleft exception
ms-api-code-pack-net	=		6		MS Windows API Code Pack for .NET
ms-asp-net-ajax-supplemental-terms	LicenseRef-scancode-ms-asp-net-ajax-supp-terms	=	6		MS Supplemental License - ASP.NET 2.0 AJAX EXT
ms-asp-net-mvc3	=		6		MS ASP.NET MVC3
ms-asp-net-mvc4	=		6		MS ASP.NET MVC4
ms-asp-net-mvc4-extensions	=		6		MS ASP.NET MVC 4 Extensions
ms-asp-net-software	=		6		MS ASP.NET Software License
ms-asp-net-tools-pre-release	=		6		MS ASP.NET Tools Pre-Release License
ms-asp-net-web-optimization-framework	LicenseRef-scancode-ms-asp-net-web-optimization	=	6		MS ASP.NET Web Optimization Framework
ms-asp-net-web-pages-2	=		6		MS ASP.NET Web Pages 2 License
ms-asp-net-web-pages-templates	=		6		MS ASP.NET Web Pages Templates License
ms-azure-data-studio	=		6		MS Azure Data Studio License
ms-azure-rtos-2020-05	=		6		
ms-azure-rtos-2020-07	=		6		
ms-azure-rtos-2023-05	=		6		
ms-azure-spatialanchors-2.9.0	=		6		MS Azure Spatial Anchors WinRT 2.9.0
ms-capicom	=		6		Microsoft CAPICOM License
ms-cl	=		2		MS-CL
ms-cla	=		8		MS Contribution License Agreement (CLA)
ms-container-eula	=		6		
ms-control-spy-2.0	=		6		MS Control Spy 2.0
ms-data-tier-af-2022	=		6		MS Data-Tier Application Framework License
ms-developer-services-agreement	LicenseRef-scancode-ms-dev-services-agreement	=	6		MS Developer Services Agreement
ms-developer-services-agreement-2018-06	LicenseRef-scancode-ms-dev-services-2018-06	=	6		MS Developer Services Agreement 2018-06
ms-device-emulator-3.0	=		6		MS Device Emulator 3.0
ms-direct3d-d3d120n7-1.1.0	=		6		MS Direct3D D3D12On7 1.1.0
ms-directx-sdk-eula	=		6		MS DirectX SDK EULA
ms-directx-sdk-eula-2020	=		6		MS DirectX SDK EULA 2020
ms-dxsdk-d3dx-9.29.952.3	=		6		MS DXSDK.D3DX 9.29.952.3
ms-edge-devtools-2022	=		6		MS Edge Developer Tools 2022
ms-edge-webview2	=		6		MS Edge WebView2 Runtime
ms-edge-webview2-fixed	=		6		MS Edge WebView2 Runtime (Fixed)
ms-entity-framework-4.1	=		6		MS Entity Framework 4.1 License
ms-entity-framework-5	=		6		MS Entity Framework 5 License
ms-eula-win-script-host	=		7		MS EULA for Windows Script Host
ms-exchange-server-2010-sp2-sdk	LicenseRef-scancode-ms-exchange-srv-2010-sp2-sdk	=	6		MS Exchange Server 2010 SP2 Web Services SDK
ms-iis-container-images-eula-2020	LicenseRef-scancode-ms-iis-container-eula-2020	=	6		MS IIS Container Images EULA 2020
ms-ilmerge	=		6		MS ILMerge License
ms-invisible-eula-1.0	=		6		MS Invisible Computing EULA 1.0
ms-jdbc-driver-40-sql-server	=		6		MS JDBC Driver 4.0 for SQL Server
ms-jdbc-driver-41-sql-server	=		6		MS JDBC Driver 4.1 for SQL Server
ms-jdbc-driver-60-sql-server	=		6		MS JDBC Driver 6.0 for SQL Server
ms-kinext-win-sdk	=		6		MS Kinect for Windows SDK License
ms-limited-community	=		6		MS Limited Community License
ms-limited-public	=		0	d	MS Limited Public License
ms-lpl	MS-LPL	=	0		MS-LPL
ms-msn-webgrease	=		6		MS MSN WebGrease License
ms-net-framework-4-supplemental-terms	LicenseRef-scancode-ms-net-framework-4-supp-terms	=	6		MS Supplemental License - .NET Framework 4
ms-net-framework-deployment	=		7		MS .NET Framework Redistributable EULA
ms-net-library	=		6		MS .NET Library License
ms-net-library-2016-05	=		6		MS .NET Library License 2016-05
ms-net-library-2018-11	=		6		MS .NET Library License 2018-11
ms-net-library-2019-06	=		6		MS .NET Library License 2019-06
ms-net-library-2020-09	=		6		MS .NET Library License 2020-09
ms-nt-resource-kit	=		7		MS NT Resource Kit License
ms-nuget	=		6		MS Nuget
ms-nuget-package-manager	=		6		MS NuGet-Based Package Manager License
ms-office-extensible-file	=		6		MS Office Extensible File License
ms-office-system-programs-eula	=		7		MS Office System Programs Software EULA
ms-opus-patent-2012	=		9		MS Opus Patent Terms 2012
ms-patent-promise	=		9		MS Patent Promise for .NET
ms-patent-promise-mono	=		9		Microsoft Patent Promise for Mono
ms-permissive-1.1	=		0	d	MS-PL 1.1
ms-pl	MS-PL		0		MS-PL
ms-platform-sdk	=		7		MS Platform SDK License
ms-pre-release-sla-2023	=		6		MS Pre-Release SLA 2023
ms-programsynthesis-7.22.0	=		6		MS ProgramSynthesis 7.22.0
ms-python-vscode-pylance-2021	=		7		MS Pylance Extension for VSCode License
ms-reactive-extensions-eula	=		6		MS Reactive Extensions EULA
ms-refl	=		6	d	MS Reference License
ms-remote-ndis-usb-kit	=		7		MS Remote NDIS USB Kit EULA
ms-research-shared-source	=		6		MS Research Shared Source License
ms-rl	MS-RL		2		MS-RL
ms-rndis	=		6		
ms-rsl	=		6		MS Reference Source License
ms-silverlight-3	=		6		MS Silverlight 3 License
ms-specification	=		5		MS Specification License
ms-sql-server-compact-4.0	=		6		MS SQL Server Compact 4.0 License
ms-sql-server-data-tools	=		6		MS SQL Server Data Tools License
ms-sspl	=		0		MS-SS-PL
ms-sysinternals-sla	=		7		MS Sysinternals SLA
ms-testplatform-17.0.0	=		6		MS TestPlatform 17.0.0
ms-ttf-eula	=		7		MS TrueType Fonts EULA
ms-typescript-msbuild-4.1.4	=		6		MS TypeScript MSBuild 4.1.4
ms-visual-2008-runtime	=		6		MS Visual C++ 2008 Runtime Libraries License
ms-visual-2010-runtime	=		6		MS Visual C++ 2010 Runtime Libraries License
ms-visual-2015-sdk	=		6		MS Visual Studio 2015 SDK
ms-visual-cpp-2015-runtime	=		6		MS Visual C++ 2015-2022 Runtime
ms-visual-studio-2017	=		7		MS Visual Studio 2017
ms-visual-studio-2017-tools	=		7		MS Visual Studio 2017 Tools
ms-visual-studio-code	=		6		MS Visual Studio Code License
ms-visual-studio-code-2018	=		6		MS Visual Studio Code License 2018
ms-visual-studio-code-2022	=		6		MS Visual Studio Code License 2022
ms-vs-addons-ext-17.2.0	=		6		MS VS Add-Ons and Extensions 17.2.0
ms-web-developer-tools-1.0	=		6		MS Web Developer Tools 1.0
ms-windows-container-base-image-eula-2020	LicenseRef-scancode-ms-win-container-eula-2020	=	6		MS Windows Container Base Image EULA 2020
ms-windows-driver-kit	=		6		MS Windows Driver Kit License
ms-windows-identity-foundation	=		6		MS Windows Identity Foundation License
ms-windows-os-2018	=		7		MS Windows OS 2018
ms-windows-sdk-server-2008-net-3.5	LicenseRef-scancode-ms-win-sdk-server-2008-net-3.5	=	7		MS Windows SDK Server 2008 .NET Framework 3.5
ms-windows-sdk-win10	=		7		MS Enterprise Windows Driver Kit 2021
ms-windows-sdk-win10-net-6	=		6		MS Windows SDK Windows10 .NET Framework 6
ms-windows-sdk-win7-net-4	=		6		MS Windows SDK Windows7 .NET Framework 4
ms-windows-server-2003-ddk	=		6		MS Windows Server 2003 DDK License
ms-windows-server-2003-sdk	=		6		MS Windows Server 2003 SP1 Platform SDK License
ms-ws-routing-spec	=		0		MS WS Routing Specifications License
ms-xamarin-uitest3.2.0	=		6		MS Xamarin.UITest 3.2.0
ms-xml-core-4.0	=		6		MSXML 4.0 EULA
msdn-magazine-sample-code-2007	=		6		MSDN Magazine Sample Code EULA 2007
msj-sample-code	=		0		MS Systems Journal Sample Code License
msntp	=		3		MSNTP License
msppl	=		6		MSPPL
mstar-2007	=		6		
mstar-2012	=		6		
mtll	MTLL		0		Matrix Template Library License
mtx-licensing-statement	=		6		MicroType Express (MTX) License
mui-x-eula-2024	=		7		
mulanpsl-1.0	MulanPSL-1.0		0		Mulan PSL v1
mulanpsl-1.0-en	=		0		Mulan PSL v1.0 (En)
mulanpsl-2.0	MulanPSL-2.0		0		Mulan PSL v2
mulanpsl-2.0-en	=		0		Mulan PSL v2.0 (En)
mulanpubl-1.0	=		3		MulanPubl-1.0
mulanpubl-2.0	=		3		MulanPubl-2.0
mule-source-1.1.3	=		2		Mule Source PL 1.1.3
mule-source-1.1.4	=		2		Mule Source PL 1.1.4
mulle-kybernetik	=		0		Mulle Kybernetik License
multics	Multics		0		Multics License
mup	Mup		0		Mup License
musescore-exception-gpl-2.0	=		2	x	
musl-exception	=		0	x	musl attribution exception
mut-license	=		6		muT-License
mvt-1.1	=		5		MVT License 1.1
mx4j	=		0		MX4J License 1.0
mysql-connector-odbc-exception-2.0	LicenseRef-scancode-mysql-con-odbc-exception-2.0	=	2	x	MySQL Connector ODBC exception to GPL 2.0
mysql-floss-exception-2.0	=		2	x	MySQL FLOSS exception to GPL 2.0
mysql-linking-exception-2018	=		2	x	MySQL linking exception 2018
n8n-ee-2022	=		7		n8n Enterprise License 2022
naist-2003	NAIST-2003	=	0		Nara Institute License 2003
nanoporetech-public-1.0	=		6		
nant-exception-2.0-plus	=		2	x	NAnt exception to GPL 2.0 or later
nasa-1.3	NASA-1.3		2		NASA 1.3
naughter	=		5		Naughter Software License
naumen	Naumen		0		NAUMEN Public License
nbpl-1.0	NBPL-1.0		2		NBPL-1.0
ncbi	NCBI-PD	=	1		NCBI Public Domain Notice
ncgl-uk-2.0	NCGL-UK-2.0		5		Non-Commercial Government Licence
ncsa-httpd-1995	=		6		NCSA HTTPd License 1995
nero-eula	=		7		Nero EULA
net-snmp	=	Net-SNMP	0		Net SNMP License
netapp-sdk-aug2020	=		6		NetApp SDK License Agreement rev. Aug2020
netcat	=		0		Netcat License
netcdf	NetCDF		0		NetCDF License
netcomponents	=		0		NetComponents License
netdata-ncul1	=		6		Netdata Cloud UI License v1.0 (NCUL1)
netron	=		0		Netron Project License
netronome-firmware	=		6		Netronome Firmware License
network-time-protocol	=		0	d	Duplicate Network Time Protocol License
new-relic	=		6		New Relic License
new-relic-1.0	=		7		
newlib-historical	=		0		Newlib Historical License
newran	=		0		Newran License
newsletr	Newsletr		0		Newsletr License
newton-king-cla	=		8		Newton-King CLA
nexb-eula-saas-1.1.0	=		7		nexB EULA for SaaS 1.1.0
nexb-ssla-1.1.0	=		7		nexB SSLA 1.1.0
ngpl	NGPL		2		Nethack General Public License
ngrep	ngrep		0		
nice	=		0		Nice License
nicta-exception	=		3	x	NICTA Exception to AGPL
nicta-psl	NICTA-1.0	=	0		NICTA Public Software Licence 1.0
niels-ferguson	=		0		Niels Ferguson License
nilsson-historical	=		0		Nilsson Historical License
nist-nvd-api-tou	=		0		
nist-pd	NIST-PD		1		NIST Public Domain Notice
nist-pd-fallback	NIST-PD-fallback		0		NIST Public Domain Notice with fallback
nist-software	NIST-Software		0		NIST Software License
nist-srd	=		0		NIST SRD License
nlod-1.0	NLOD-1.0		0		NLOD-1.0
nlod-2.0	NLOD-2.0		0		NLOD-2.0
nlpl	NLPL		1		NLPL
no-license	=		10		No License Stated
node-js	=		0		Node License
nokia-qt-exception-1.1	=		2	xd	Nokia Qt Exception to LGPL 2.1
nokos-1.0a	Nokia		2		NOKOS License 1.0a
non-violent-4.0	=		6		NVPL 4.0
non-violent-7.0	=		6		NVPL 7.0
nonexclusive	=		0		Nonexclusive License
nortel-dasa	=		0		Nortel DASA License
northwoods-evaluation-2024	=		6		
northwoods-sla-2021	=		7		Northwoods Software SLA 2021
northwoods-sla-2024	=		7		
nosl-1.0	NOSL		2		NOSL 1.0
nosl-3.0	NPOSL-3.0		3		Non-Profit OSL 3.0
notre-dame	=		0		Notre Dame License
noweb	Noweb		2		Noweb License
npl-1.0	NPL-1.0		2		NPL 1.0
npl-1.1	NPL-1.1		2		NPL 1.1
npsl-exception-0.92	=		3	x	Nmap NPSL Exception 0.92
npsl-exception-0.93	=		3	x	Nmap NPSL Exception 0.93
npsl-exception-0.94	=		3	x	Nmap NPSL Exception 0.94
npsl-exception-0.95	=		3	x	Nmap NPSL Exception 0.95
nrl	NRL		0		NRL License
nrl-permission	CMU-Mach-nodoc	=	0		NRL permission
ntia-pd	NTIA-PD		1		
ntlm	=		0		NTLM License
ntp-0	NTP-0		0		NTP-0
ntpl	=		0	d	NTP License
ntpl-origin	=		0		NTP Origin License
nucleusicons-eula	=		6		NucleusIcons EULA
numerical-recipes-notice	=		7		Numerical Recipes Notice
nunit-v2	=		0	d	NUnit v2 License
nvidia	=		0		NVIDIA License
nvidia-2002	AML-glslang	=	0		NVIDIA 2002 License
nvidia-apex-sdk-eula-2011	=		6		NVIDIA APEX SDK EULA 2011
nvidia-cuda-supplement-2020	=		6		CUDA Toolkit Supplement to SLA for NVIDIA SDKs
nvidia-dlc-2021	=		6		
nvidia-gov	=		0		NVIDIA License with Government Qualifications
nvidia-isaac-eula-2019.1	=		6		NVIDIA ISAAC EULA v2019.1
nvidia-nccl-sla-2016	=		6		
nvidia-ngx-eula-2019	=		6		NVIDIA NGX EULA 2019
nvidia-open-model-2025-04-28	=		6		
nvidia-sdk-12.8	=		6		
nvidia-sdk-eula-v0.11	=		6		NVIDIA SDK EULA v0.11
nvidia-video-codec-agreement	=		6		NVIDIA Video Codec SDK Agreement
nwhm	=		0		Non White Heterosexual Male
nxlog-public-license-1.0	=		4		
nxp-firmware-patent	=		6		NXP Firmware with Patent License
nxp-linux-firmware	=		6		NXP Linux Firmware License
nxp-mc-firmware	=		6		NXP MC Firmware License
nxp-microcontroller-proprietary	LicenseRef-scancode-nxp-microctl-proprietary	=	6		NXP Microcontroller Proprietary
nxp-warranty-disclaimer	=		6		NXP Warranty Disclaimer
nysl-0.9982	=		0		NYSL 0.9982
nysl-0.9982-jp	=		0		NYSL 0.9982 JP
o-uda-1.0	O-UDA-1.0		0		O-UDA-1.0
o-young-jong	=		0		O Young Jong License
oasis-ipr-2013	=		6		OASIS IPR 2013
oasis-ipr-policy-2014	=		6		Oasis IPR Policy License 2014
oasis-ws-security-spec	=		0		Oasis WS Security Specification License
object-form-exception-to-mit	fmt-exception	=	0	x	Object Form Exception to MIT
obsidian-tos-2025	=		6		
ocaml-lgpl-linking-exception	OCaml-LGPL-linking-exception		2	x	OCaml LGPL Linking Exception
ocamlpro-nc-v1	=		6		
ocb-non-military-2013	=		6		OCB for Non-MilitarySoftware Implementations2013
ocb-open-source-2013	=		6		OCB for OpenSource 2013
ocb-patent-openssl-2013	=		6		OCB Patent License for OpenSSL 2013
occt-exception-1.0	OCCT-exception-1.0		2	x	Open CASCADE Exception to LGPL 2.1
occt-pl	OCCT-PL		2		OCCT-PL
oclc-1.0	=		2		OCLC Research Public License 1.0
oclc-2.0	OCLC-2.0		2		OCLC Research Public License 2.0
ocsl-1.0	=		2		OCSL 1.0
octl-0.21	=		4		
oculus-sdk	=		2		Oculus SDK License Agreement
oculus-sdk-2020	=		6		Oculus SDK License Agreement 2020
oculus-sdk-3.5	=		6		Oculus SDK License Agreement v3.5
odb-cpl	=		7		ODB CPL
odb-fpl	=		6		ODB FPL
odb-ncuel	=		3		ODB NCUEL
odbl-1.0	ODbL-1.0		3		ODbL 1.0
odc-1.0	ODC-By-1.0		3	d	ODC-By
odc-by-1.0	ODC-By-1.0	LicenseRef-scancode-odc-1.0	0		ODC-By-1.0
odin-2000	=		6		
odl	=		0		Open Directory License
odmg	=		0		ODMG License
offis	OFFIS		0		OFFIS License
ofl-1.0	OFL-1.0		0		OFL 1.0
ofl-1.0-no-rfn	OFL-1.0-no-RFN		0		OFL 1.0 no Reserved Font Name
ofl-1.0-rfn	OFL-1.0-RFN		0		OFL 1.0 Reserved Font Name
ofl-1.1	OFL-1.1		2		OFL 1.1
ofl-1.1-no-rfn	OFL-1.1-no-RFN		0		OFL 1.1 no Reserved Font Name
ofl-1.1-rfn	OFL-1.1-RFN		0		SIL Open Font License 1.1 with Reserved Font Name
ofrak-community-1.0	=		5		OFRAK Community License Agreement 1.0
ofrak-community-1.1	=		6		
ofrak-pro-1.0	=		7		
ogc	=		0		OGC Software Notice
ogc-1.0	OGC-1.0		0		OGC 1.0
ogc-2006	=		0	d	OGC Software Notice 2006
ogc-document-2020	=		6		OGC Document Notice 2020
ogdl-taiwan-1.0	OGDL-Taiwan-1.0		0		Taiwan Open Government Data License, version 1.0
ogl-1.0a	=		0		OGL 1.0a
ogl-canada-2.0-fr	=		0		OGL Canada 2.0 Francais
ogl-uk-1.0	OGL-UK-1.0		0		OGL-UK-1.0
ogl-uk-2.0	OGL-UK-2.0		0		OGL-UK-2.0
ogl-uk-3.0	OGL-UK-3.0		0		OGL-UK-3.0
ogl-wpd-3.0	=		0		OGL-WPD-3.0
ohdl-1.0	=		2		OHDL-1.0
okl	=		3		OKL license
oknosoft-2021	=		7		
olf-ccla-1.0	=		8		OLF-CCLA-1.0
olf-icla-1.0	=		8		
olfl-1.3	OLFL-1.3		0		Open Logistics Foundation License Version 1.3
oll-1.0	=		0		OLL-1.0
omg-bpmn-2.0	=		6		
on2-patent	=		9		On2 VP3 Codec Software Patent grant
onezoom-np-sal-v1	=		4		
ooura-2001	=		6		OOURA License 2001
open-aleph-1.0	=		4		
open-diameter	=		3		Open Diameter License
open-public	OPL-1.0		2		Open Public License 1.0
open-webui-2025	=		6		
open-weights-permissive-1.0.0	=		0		Open Weights Permissive License v1.0.0
openai-tou-20230314	=		7		OpenAI Terms of Use 20230314
openai-tou-20241211	=		7		
openbd-exception-3.0	=		2	x	OpenBD exception to GPL 3.0
opencarp-1.0	=		6		openCARP v1.0
opengroup	OGTSL		2		Open Group Test Suite License
opengroup-pl	=		2		Open Group Public License
openi-pl-1.0	=		2		OpenI Public License 1.0
openjdk-assembly-exception-1.0	OpenJDK-assembly-exception-1.0		2	x	OpenJDK Assembly exception to GPL 2.0
openjdk-classpath-exception-2.0	LicenseRef-scancode-openjdk-classpath-exception2.0	=	2	x	OpenJDK Classpath exception to GPL 2.0
openjdk-exception	=	Assembly-exception	2	x	OpenJDK Exception
openldap-1.1	OLDAP-1.1		2		OpenLDAP Public License 1.1
openldap-1.2	OLDAP-1.2		2		OpenLDAP Public License 1.2
openldap-1.3	OLDAP-1.3		2		OpenLDAP Public License 1.3
openldap-1.4	OLDAP-1.4		2		OpenLDAP Public License 1.4
openldap-2.0	OLDAP-2.0		0		OpenLDAP Public License 2.0
openldap-2.0.1	OLDAP-2.0.1		0		OpenLDAP Public License 2.0.1
openldap-2.1	OLDAP-2.1		0		OpenLDAP Public License 2.1
openldap-2.2	OLDAP-2.2		0		OpenLDAP Public License 2.2
openldap-2.2.1	OLDAP-2.2.1		0		OpenLDAP Public License 2.2.1
openldap-2.2.2	OLDAP-2.2.2		0		OpenLDAP Public License 2.2.2
openldap-2.3	OLDAP-2.3		0		OpenLDAP Public License 2.3
openldap-2.4	OLDAP-2.4		0		OpenLDAP Public License 2.4
openldap-2.5	OLDAP-2.5		0		OpenLDAP Public License 2.5
openldap-2.6	OLDAP-2.6		0		OpenLDAP Public License 2.6
openldap-2.7	OLDAP-2.7		0		OpenLDAP Public License 2.7
openldap-2.8	OLDAP-2.8		0		OpenLDAP Public License 2.8
openmap	=		2		OpenMap Software License Agreement
openmarket-fastcgi	=		0		FastCGI License for Spec Implementation
openmdw-1.0	=		0		
openmotif-exception-2.0-plus	=		2	x	Open Motif exception to GPL 2.0 or later
openmrs-exception-to-mpl-2.0	=		2	x	OpenMRS Exception to MPL-2.0
opennetcf-shared-source	=		6		OpenNETCF Shared Source License
openorb-1.0	=		0		OpenORB Community License 1.0
openpbs-2.3	OpenPBS-2.3	=	2		OpenPBS 2.3
openpub	OPUBL-1.0	=	0		Open Publication License 1.0
opensaml-1.0	=		0		OpenSAML License v1
opensc-openssl-openpace-exception-gpl	LicenseRef-scancode-openpace-exception-gpl	=	3	x	OpenSC OpenSSL linking exception GPL in OpenPace
openssh	SSH-OpenSSH		0		OpenSSH License
openssl	OpenSSL-standalone	=	0		OpenSSL License
openssl-exception-agpl-3.0	=		3	x	OpenSSL exception to AGPL 3.0
openssl-exception-agpl-3.0-monit	LicenseRef-scancode-openssl-exception-agpl3.0monit	=	3	x	OpenSSL exception to AGPL 3.0 - Monit style
openssl-exception-agpl-3.0-plus	LicenseRef-scancode-openssl-exception-agpl3.0plus	=	3	x	OpenSSL exception to AGPL 3.0 or later
openssl-exception-gpl-2.0	x11vnc-openssl-exception	=	3	x	OpenSSL exception to GPL 2.0
openssl-exception-gpl-2.0-plus	=		3	x	OpenSSL exception to GPL 2.0 or later
openssl-exception-gpl-3.0-plus	cryptsetup-OpenSSL-exception	=	3	x	OpenSSL exception to GPL 3.0 or later
openssl-exception-lgpl	=		2	x	OpenSSL exception to LGPL
openssl-exception-lgpl-2.0-plus	LicenseRef-scancode-openssl-exception-lgpl2.0plus	=	2	x	OpenSSL exception to LGPL 2.0 or later
openssl-exception-lgpl-3.0-plus	LicenseRef-scancode-openssl-exception-lgpl3.0plus	=	2	x	OpenSSL exception to LGPL 3.0 or later
openssl-exception-mongodb-sspl	=		3	x	OpenSSL exception to SSPL
openssl-nokia-psk-contribution	=		9	x	Patent Disclaimer for OpenSSL
openssl-ssleay	OpenSSL		0		OpenSSL/SSLeay License
openvision	OpenVision		0		OpenVision License
openvpn-as-eula	=		6		OpenVPN-AS EULA
openvpn-openssl-exception	openvpn-openssl-exception		2	x	OpenVPN OpenSSL Exception to GPL
openwall-md5-permissive	=		0		Openwall MD5 Permissive
opera-eula-2018	=		6		Opera EULA 2018
opera-eula-eea-2018	=		6		Opera EULA EEA 2018
opera-widget-1.0	=		6		Opera Widget License 1.0
opl-1.0	=		2		OpenContent License 1.0
opl-uk-3.0	OPL-UK-3.0		0		United Kingdom Open Parliament Licence v3.0
opml-1.0	=		0		OPML 1.0
opnl-1.0	=		0		OPNL-1.0
opnl-2.0	=		0		OPNL-2.0
oracle-bcl-javaee	=		6		Oracle BCL for Java EE Technologies
oracle-bcl-javase-javafx-2012	=		6		Oracle BCL for JavaSE and JavaFX 2012
oracle-bcl-javase-javafx-2013	=		6		Oracle BCL for Java SE and JavaFX 2013
oracle-bcl-javase-platform-javafx-2013	LicenseRef-scancode-oracle-bcl-java-platform-2013	=	6		Oracle BCL for Java SE and JavaFX 2013 Restricted
oracle-bcl-javase-platform-javafx-2017	LicenseRef-scancode-oracle-bcl-java-platform-2017	=	6		Oracle BCL for Java SE and JavaFX 2017 Restricted
oracle-bcl-jsse-1.0.3	=		6		Oracle BCL for JSSE 1.0.3 for CDC 1.0.2
oracle-bsd-no-nuclear	BSD-3-Clause-No-Nuclear-License-2014		5		Oracle BSD-Style with Nuclear Restrictions
oracle-code-samples-bsd	=		5		Oracle Code Samples BSD-Style License
oracle-commercial-database-11g2	LicenseRef-scancode-oracle-commercial-db-11g2	=	7		Oracle Commercial Database License 11g2
oracle-devtools-vsnet-dev	=		6		Oracle DevTools for Visual Studio .NET Development
oracle-entitlement-05-15	=		6		Oracle Entitlement 5 plus 15
oracle-free-2018	=		6		Oracle Free License 2018
oracle-gftc-2023-06-12	=		6		Oracle GFTC 2023-06-12
oracle-java-ee-sdk-2010	=		6		OTN Developer License for JAVA EE SDK
oracle-master-agreement	=		7		Oracle Master Agreement (OMA)
oracle-mysql-foss-exception-2.0	LicenseRef-scancode-oracle-mysql-foss-exception2.0	=	2	x	Oracle MySQL FOSS exception to GPL 2.0
oracle-nftc-2021	=		6		Oracle NFTC 2021
oracle-openjdk-classpath-exception-2.0	LicenseRef-scancode-oracle-openjdk-exception-2.0	=	2	x	Oracle OpenJDK classpath exception to GPL 2.0
oracle-otn-javase-2019	=		6		OTN for Oracle Java SE 2019
oracle-sql-developer	=		6		Oracle SQL Developer License Terms
oracle-vb-puel-12	=		6		
oracle-web-sites-tou	=		6		Oracle Web Sites TOU
oreilly-notice	=		0		O'Reilly Code Sample Notice
os-maintenance-fee-eula	=		6		
os4d-1.1-apache-2.0	=		6		
oset-pl-2.1	OSET-PL-2.1		2		OSET-PL-2.1
osetpl-2.1	=		2	d	OSET 2.1
osf-1990	HP-1989	=	0		OSF 1990 License
osgi-spec-2.0	=		6		OSGi Specification License 2.0
osl-1.0	OSL-1.0		3		OSL 1.0
osl-1.1	OSL-1.1		3		OSL 1.1
osl-2.0	OSL-2.0		3		OSL 2.0
osl-2.1	OSL-2.1		3		OSL 2.1
osl-3.0	OSL-3.0		3		OSL 3.0
ossn-3.0	=		6		OSSN-3.0
osvdb	=		6		
oswego-concurrent	=		0		Oswego Concurrent License
other-copyleft	=		3		Other Copyleft Licenses
other-permissive	=	LicenseRef-Fedora-UltraPermissive	0		Other Permissive Licenses
otn-dev-dist	=		6		OTN License
otn-dev-dist-2009	=		6		OTN License 2009
otn-dev-dist-2014	=		6		OTN License 2014
otn-dev-dist-2016	=		6		OTN License 2016
otn-early-adopter-2018	=		6		OTN Early Adopter 2018
otn-early-adopter-development	=		6		OTN Early Adopter Development License
otn-standard-2014-09	=		6		OTN License 2014-09
otnla-2016-11-30	=		6		
owal-1.0	=		6		Opera Web Applications License 1.0
owf-cla-1.0-copyright	=		8		OWF CLA 1.0 - Copyright
owf-cla-1.0-copyright-patent	=		8		OWF CLA 1.0 - Copyright and Patent
owfa-1-0-patent-only	LicenseRef-scancode-owfa-1.0-patent-only		9		OWFa 1.0 - Patent Only
owfa-1.0	=		9		OWFa 1.0 - Patent and Copyright Grants
owl-0.9.4	=		0		OWL-0.9.4
owtchart	=		0		OWTChart License
oxygen-xml-dev-eula-2025	=		7		
oxygen-xml-webhelp-eula	=		7		Oxygen XML WebHelp EULA
ozplb-1.0	=		0		OZPLB 1.0
ozplb-1.1	=		0		OZPLB 1.1
padl	PADL		0		PADL License
paint-net	=		6		Paint.NET License
paolo-messina-2000	=		0		Paolo Messina 2000
paraview-1.2	=		0		ParaView License 1.2
parity-6.0.0	Parity-6.0.0		3		The Parity Public License 6.0.0
parity-7.0.0	Parity-7.0.0		3		The Parity Public License 7.0.0
passive-aggressive	=		6		Passive-Aggressive License
patent-disclaimer	=		0		Generic patent disclaimer
paul-hsieh-derivative	=		5		Paul Hsieh Derivative License
paul-hsieh-exposition	=		5		Paul Hsieh Exposition License
paul-mackerras	Mackerras-3-Clause-acknowledgment	=	0		Paul Mackerras License
paul-mackerras-binary	=		0		Paul Mackerras Binary License
paul-mackerras-new	Mackerras-3-Clause	=	0		Paul Mackerras New License
paul-mackerras-simplified	=		0		Paul Mackerras Simplified License
paulo-soares	=		0		Paulo Soares License
paypal-sdk-2013-2016	=		0		PayPal SDK License 2013-2016
pbl-1.0	=		5		PBL-1.0
pcre	=		0		PCRE License
pcre2-exception	PCRE2-exception		10	x	
pd-mit	=		0		Modified MIT License for Public Domain software
pd-programming	=		0		PD'Programming License
pddl-1.0	PDDL-1.0		1		PDDL 1.0
pdf-creator-pilot	=		7		PDF Creator Pilot License Agreement
pdl-1.0	=		2		PDL-1.0
perl-1.0	=		0		Perl 1.0
peter-deutsch-document	LPD-document	=	0		Peter Deutsch Document License
pfe-proprietary-notice	=		6		PFE Proprietary Notice
pftijah-1.1	=		2		PfTijah Public License 1.1
pftus-1.1	=		6		PFTUS-license
phaser-academic	=		6		Phaser Academic EULA
phaser-ccp4	=		7		Phaser Commercial EULA (CCP4)
phaser-phenix	=		7		Phaser Commercial EULA (Phenix)
phil-bunce	=		1		Phil Bunce License
philippe-de-muyter	=		0		Philippe De Muyter License
philips-proprietary-notice-2000	LicenseRef-scancode-philips-proprietary-notice2000	=	7		Philips Proprietary Notice 2000
phorum-2.0	=		0		Phorum License 2.0
php-2.0.2	=		0		PHP License 2.0.2
php-3.0	PHP-3.0		0		PHP License 3.0
php-3.01	PHP-3.01		0		PHP License 3.01
pine	=		0		Pine License
pipedream-sal-1.0	=		4		
pivotal-tou	=		7		Pivotal Software Terms of Use
pixabay-content	=		5		Pixabay Content License
pixar	Pixar		0		Pixar License
planet-source-code	=		5		Planet Source Code License
plastimatch-1.0	=		0		
playground-v2-community	=		6		
plural-20211124	=		4		Plural Licensing 20211124
pml-2020	=		6		Amazon PML 2020
pngsuite	=		0		PngSuite License
pnmstitch	pnmstitch		0		pnmstitch License
politepix-pl-1.0	=		0		Politepix Public License 1.0
polyform-defensive-1.0.0	LicenseRef-scancode-polyform-shield-1.0.0		4	d	PolyForm Defensive License 1.0.0
polyform-free-trial-1.0.0	=		4		Polyform Free Trial License 1.0.0
polyform-internal-use-1.0.0	=		4		Polyform Internal Use License 1.0.0
polyform-noncommercial-1.0.0	PolyForm-Noncommercial-1.0.0		4		Polyform Noncommercial License 1.0.0
polyform-perimeter-1.0.0	=		4		PolyForm Perimeter License 1.0.0
polyform-shield-1.0.0	=	LicenseRef-scancode-polyform-defensive-1.0.0	4		Polyform Shield License 1.0.0
polyform-small-business-1.0.0	PolyForm-Small-Business-1.0.0		4		Polyform Small Business License 1.0.0
polyform-strict-1.0.0	=		6		Polyform Strict License 1.0.0
postgresql	PostgreSQL		0		PostgreSQL License
postman-tos-2024	=		6		
powervr-tools-software-eula	=		6		PowerVR Tools Software EULA
ppl	PPL		3		
ppp	=		0		ppp License
proconx-modbus-rev4	=		6		proconX Modbus Driver License rev4
proguard-exception-2.0	=		2	x	ProGuard exception to GPL 2.0
proprietary	=		6	d	Proprietary
proprietary-license	=	LicenseRef-LICENSE,LicenseRef-LICENSE.md	7		Proprietary License
prosperity-1.0.1	=		6		Prosperity Public License 1.0.1
prosperity-2.0	=		4		Prosperity Public License 2.0
prosperity-3.0	=		4		Prosperity Public License 3.0
protobuf	=		0		Protobuf License
ps-or-pdf-font-exception-20170817	PS-or-PDF-font-exception-20170817		2	x	PS-or-PDF-font-exception-20170817
psf-2.0	PSF-2.0		0		PSF-2.0
psf-3.7.2	=		0		PSF Python License 3.7.2
psfrag	psfrag		0		psfrag License
psion-s3aemul	=		6		
psion-siemul	=		6		
psion-wrkaemul	=		6		
psutils	psutils		0		PS Utilities License
psytec-freesoft	=		0		Psytec Free Software License
public-domain	=	LicenseRef-PublicDomain,LicenseRef-Fedora-Public-Domain	1		Public Domain
public-domain-disclaimer	=		1		Public Domain Disclaimer
punycode	=		0		Punycode License
purdue-bsd	lsof	=	0		Purdue BSD-Style License
pybench	=		0		pybench License
pycrypto	=		0		PyCrypto License
pygres-2.2	=		0		PyGres License 2.2
python	Python-2.0		0		Python License 2.0
python-2.0.1	Python-2.0.1		0		Python License 2.0.1
python-cwi	=		0		Python CWI License
python-ldap	python-ldap		0		Python ldap License
qaplug	=		6		QAPlug License
qca-linux-firmware	=		6		QCA Linux Firmware License
qca-technology	=		6		QCA Technology License
qcad-exception-gpl	=		2	x	QCAD Exception to GPL
qhull	Qhull		2		Qhull License
qlogic-firmware	=		6		QLogic Firmware License
qlogic-microcode	=		0		QLogic Microcode
qpl-1.0	QPL-1.0		2		QPL 1.0
qpl-1.0-inria-2004	QPL-1.0-INRIA-2004		2		Q Public License 1.0 - INRIA 2004 variant
qpopper	=		0		Qpopper License
qskinny-exception-lgpl-2.1	=		2	x	QSkinny Exception to LGPL 2.1
qt-commercial-1.1	=		7		Qt Commercial License v1.1
qt-commercial-agreement-4.4.1	=		7		Qt License Agreement v4.4.1
qt-company-exception-2017-lgpl-2.1	=		2	xd	Qt Company Exception to LGPL 2.1 2017
qt-company-exception-lgpl-2.1	Digia-Qt-LGPL-exception-1.1	=	2	x	Qt Company Exception to LGPL 2.1
qt-gpl-exception-1.0	Qt-GPL-exception-1.0		2	x	Qt GPL exception 1.0
qt-kde-linking-exception	=		2	x	Qt Linking Exception to GPL 2.0 or later
qt-lgpl-exception-1.1	Qt-LGPL-exception-1.1	Nokia-Qt-exception-1.1	2	x	Qt LGPL exception 1.1
qt-qca-exception-2.0	=		2	x	Qt-QCA exception to GPL 2.0
qti-linux-firmware	=		6		QTI Linux Firmware
quadratic-sal-2024	=		4		
qualcomm-iso	=		5		Qualcomm ISO/IEC MPEG-B DASH License
qualcomm-turing	=		0		Qualcomm Turing License
quickfix-1.0	=		0		QuickFix 1.0
quicktime	=		6		Apple Quicktime License
quin-street	=		6		QuinStreet License
quirksmode	=		0		Quirksmode Copyright Notice
qwt-1.0	=		2	d	Qwt License 1.0 Deprecated
qwt-exception-1.0	Qwt-exception-1.0		2	x	Qwt exception to LGPL 2.1
rackspace	=		5		Rackspace License
radiance-sl-v1.0	=		0		
radiance-sl-v2.0	=		2		
radvd	radvd	=	0		radvd License
ralf-corsepius	=		0	d	Ralf Corsepius License
ralink-firmware	=		6		Ralink Firmware License
rar-winrar-eula	=		7		RAR and WinRAR EULA
rcsl-2.0	=		6		RCSL R&D 2.0
rcsl-3.0	=		6		RCSL R&D 3.0
rdisc	Rdisc		0		Rdisc License
reactos-exception-gpl-2.0	=		2	x	
reading-godiva-2010	=		0		Reading Godiva License 2010
realm-platform-extension-2017	=		6		Realm Platform Extensions License 2017
red-hat-attribution	=		0		Red Hat Attribution License
red-hat-bsd-simplified	=		0		Red Hat BSD-Simplified
red-hat-logos	=		6		Red Hat Logos License
red-hat-trademarks	=		6		Red Hat Trademarks License
redis-source-available-1.0	=		4		Redis Source Available License 1.0
redpanda-community-la	=		4		
regexp	Spencer-86	=	0		Regexp License
reportbug	=		0		Debian reportbug License
repoze	BSD-3-Clause-Modification	=	0		Repoze License
research-disclaimer	=		6		Research Software Disclaimer
responsible-ai-source-1.0	=		6		Reponsible AI Source Code License v1.0
responsible-ai-source-1.1	=		6		Reponsible AI Source Code License v1.1
retentioneering-2023	=		6		
retype-3.7.0	=		6		
rh-eula	=		3		Red Hat EULA
rh-eula-apache2	=		0		
rh-eula-gpl2	=		3		
rh-eula-lgpl	=		2		Red Hat EULA JBoss Enterprise Middleware License
rh-standard-eula-2019	=		6		
rh-ubi-eula-2019	=		6		
ricebsd	=		0		RiceBSD
richard-black	=		0		Richard Black License
ricoh-1.0	RSCPL		2		Ricoh Source Code Public License 1.0
ril-2019	=		0		
riverbank-sip	=		5		Riverbank SIP License
robert-hubley	=		0		Robert Hubley License
rockchip-proprietary-2019	=		6		
rockchip-proprietary-2022	=		6		Rockchip Proprietary 2022
rockchip-proprietary-2023	=		6		
rocket-master-terms-2022	=		7		
rogue-wave	=		7		Rogue Wave Software License
root-cert-3.0	=		6		
rpl-1.1	RPL-1.1		2		RPL 1.1
rpl-1.5	RPL-1.5		2		RPL 1.5
rpsl-1.0	RPSL-1.0		2		RealNetworks Public Source License 1.0
rrdtool-floss-exception-2.0	RRDtool-FLOSS-exception-2.0	=	2	x	RRDtool FLOSS Exception to GPL 2.0
rsa-1990	=		0		RSA 1990
rsa-cryptoki	=		0		RSA Cryptoki License
rsa-demo	=		0		RSA Demo License
rsa-md2	=		5		RSA-MD2 License
rsa-md4	=		0		RSA-MD4 License
rsa-md5	RSA-MD		0		RSA-MD5 License
rsa-proprietary	=		7		RSA Proprietary
rsalv2	=		4		RSALv2
rtems-exception-2.0	=		2	x	
rtools-util	=		0		RTools.Util License
ruby	Ruby		2		Ruby License
ruby-pty	Ruby-pty		0		
rubyencoder-commercial	=		7		RubyEncoder Commercial Licence
rubyencoder-loader	=		6		RubyEncoder Loader Licence
rute	=		0		Rute Users Tutorial and Exposition License 0.8.0
rwth-returnn-2024	=		6		
rxtx-exception-lgpl-2.1	=		2	x	RXTX exception to LGPL 2.1
ryszard-szopa	=		0		Ryszard Szopa License
s-lab-1.0	=		6		
saas-mit	=		0		SaaS MIT License
saf	=		0		Service Availability Forum License
safecopy-eula	=		6		SafeCopy EULA
salesforcesans-font	=		6		
samba-dc-1.0	=		8		
san-francisco-font	=		6		San Francisco Font License
sandeep	=		6		Sandeep License
sane-exception-2.0-plus	SANE-exception	=	2	x	SANE exception to GPL 2.0 or later
sash	=		0		Sash Notice
sata	=		0		SATA License
sax-pd	SAX-PD		1		SAX-PD
sax-pd-2.0	SAX-PD-2.0		1		Sax Public Domain Notice 2.0
saxix-mit	=		6		Stefano Apostolico MIT License
saxpath	Saxpath		0		Saxpath License
sbia-b	=		0		SBIA Part B
scancode-acknowledgment	=		0		ScanCode acknowledgment
scanlogd-license	=		0		scanlogd License
scansoft-1.2	=		0		ScanSoft Public License 1.2
scea-1.0	SCEA		0		SCEA Shared Source License 1.0
schemereport	SchemeReport		0		Scheme Language Report License
scilab-en-2005	LicenseRef-scancode-scilab-en	LicenseRef-scancode-scilba-en	6		SCILAB en 2005
scilab-fr	=		6		SCILAB FR
scintilla	=		0		Scintilla License
scola-en	=		6		Statistics Canada Open Licence Agreement
scola-fr	=		6		Statistics Canada Open Licence
scribbles	=		0		Scribbles Demos Recognizer Notice
script-asylum	=		0		Script Asylum License
script-nikhilk	=		6		Script# License
scrub	=		6		SCRUB License
scsl-3.0	=		2		Sun Community Source License 3.0
scylladb-sla-1.0	=		4		
secret-labs-2011	=		0		Secret Labs License 2011
see-license	=		10	d	See License mention
selinux-nsa-declaration-1.0	libselinux-1.0		1		selinux-nsa-declaration-1.0
selv1	=		7		
semaphore-ee-2025	=		6		
semgrep-registry	=		4		Semgrep Registry License
semgrep-rules-1.0	=		6		
sencha-app-floss-exception	=		3	x	Sencha GPL 3.0 Exception for Applications
sencha-commercial	=		7		Sencha Commercial License 1.1
sencha-commercial-3.17	=		7		Sencha Software License Agreement v3.17
sencha-commercial-3.9	=		7		Sencha Software License Agreement 3.9
sencha-dev-floss-exception	=		3	x	Sencha GPL 3.0 Exception for Development
sendmail	Sendmail		0		Sendmail License
sendmail-8.23	Sendmail-8.23		2		Sendmail License 8.23
sendmail-open-source-1.1	Sendmail-Open-Source-1.1		0		
service-comp-arch	=		0		Service Component Architecture License
sfl-license	iMatix		0		SFL License Agreement
sgi-cid-1.0	=		0		SGI CID Font Code Public License 1.0
sgi-freeb-1.1	SGI-B-1.1		0		SGI Free Software License B 1.1
sgi-freeb-2.0	SGI-B-2.0		0		SGI Free Software License B 2.0
sgi-fslb-1.0	SGI-B-1.0		5		SGI Free Software License B 1.0
sgi-glx-1.0	=		0		SGI GLX Public License 1.0
sglib	=		0		Sglib License
sgmlug	=		0		
sgp4	SGP4		0		SGP4 Permission Notice
sh-cla-1.1	=		8		Software Heritage CLA 1.1
shavlik-eula	=		7		Shavlik Technologies EULA
shital-shah	=		0		Shital Shah License
shl-0.5	SHL-0.5		0		SolderPad Hardware License v0.5
shl-0.51	SHL-0.51		0		SolderPad Hardware License, Version 0.51
shl-2.0	SHL-2.0		0	x	Solderpad Hardware License v2.0
shl-2.1	SHL-2.1		0	x	Solderpad Hardware License v2.1
shopify-2024	=		6		
siesta-academic-individuals	=		6		
siesta-computer-centres	=		6		
signal-gpl-3.0-exception	=		2	x	Signal Exception to GPL 3.0
silicon-image-2007	=		6		Silicon Image Proprietary License 2007
simpl-1.1	=		0		SimPL 1.1
simpl-2.0	SimPL-2.0		3		SimPL 2.0
six-labors-split-1.0	=		5		Six Labors Split License 1.0
skip-2014	=		2		SKIP License 2014
sl	SL		0		SL License
sleepycat	Sleepycat		3		Sleepycat License
slf4j-2005	=		0	d	SLF4J License 2005
slf4j-2008	=		0	d	SLF4J License 2008
slint-commercial-2.0	=		7		Slint Commercial License 2.0
slint-royalty-free-1.0	=		5		Slint Royalty-free License 1.0.1
slysoft-eula	=		7		SlySoft EULA
smail-gpl	SMAIL-GPL	=	3		SMAIL GPL
smartlabs-freeware	=		6		SmartLabs Freeware License
smppl	SMPPL		2		SMPPL
smsc-non-commercial-2012	=		6		SMSC Non-Commercial 2012
snapeda-design-exception-1.0	=		0	x	SnapEDA Design Exception 1.0
snia	SNIA		3		SNIA Public License 1.1
snmp4j-smi	=		7		SNMP4J-SMI License
snort-subscriber-rules-3.1	=		7		
snowplow-cla-1.0	=		6		
snowplow-lula-1.0	=		6		
snowplow-person-academic-1.0	=		6		
snprintf	snprintf	=	0		snprintf License
socketxx-2003	=		0		
sofa	SOFA		6		
softerra-ldap-browser-eula	=		6		Softerra LDAP Browser EULA
softfloat	=		0		SoftFloat
softfloat-2.0	=		0		SoftFloat Legal Notice 2.0
softfloat-2c	=		0		SoftFloat Legal Notice 2c
softsurfer	softSurfer	=	0		softSurfer License
solace-software-eula-2020	=		6		Solace-Software-EULA-2020
soml-1.0	=		3		
sonar-sal-1.0	=		4		
soundex	Soundex	=	0		Soundex
sourcegraph-enterprise-2018	=		7		Sourcegraph Enterprise License 2018
spark-jive	=		6		Spark Jive License
sparky	=		0		Sparky License
speechworks-1.1	=		0		SpeechWorks Public License 1.1
spell-checker-exception-lgpl-2.1-plus	LicenseRef-scancode-spell-exception-lgpl-2.1-plus	=	2	x	Spell-Checker exception to LGPL 2.1 or later
spl-1.0	SPL-1.0		2		SPL 1.0
splunk-3pp-eula	=		6		Splunk EULA for Third-Party Content
splunk-mint-tos-2018	=		6		Splunk MINT TOS 2018
splunk-sla	=		7		Splunk SLA
square-cla	=		8		Square CLA
squeak	=		6		Apple Squeak License
srgb	=		6		sRGB Profile Licensing Agreement
ssh-keyscan	ssh-keyscan		0		ssh-keyscan License
ssleay	=		0		Original SSLeay License
ssleay-windows	SSLeay-standalone	=	0		Original SSLeay License with Windows Clause
st-bsd-restricted	=		5		STMicro BSD Restricted
st-mcd-2.0	=		6		STMicro Liberty License v2
stability-ai-community-2024	=		6		
stability-ai-nc-2023-12-06	=		6		
stable-diffusion-2022-08-22	=		6		Stable Diffusion License 2022-08-22
standard-ml-nj	SMLNJ	StandardML-NJ	0		Standard ML of New Jersey
stanford-mrouted	=		2		Stanford mrouted License
stanford-pvrg	=		0		Stanford PVRG License
statewizard	=		2		StateWizard License
stax	=		2		Stax License
stlport-2000	=		0		STLport License 2000
stlport-4.5	Boehm-GC-without-fee	=	0		STLport License 4.5
stmicroelectronics-centrallabs	=		5		STMicroelectronics CentralLabs License
stmicroelectronics-linux-firmware	LicenseRef-scancode-stmicro-linux-firmware	=	6		STMicroelectronics Linux Firmware License
stream-benchmark	=		0		STREAM Benchmark License
strongswan-exception	=		3	x	strongSwan exception to GPL
stu-nicholls	=		0		Stu Nicholls License
stunnel-exception	stunnel-exception		2	x	stunnel Exception
subcommander-exception-2.0-plus	LicenseRef-scancode-subcommander-exception-2.0plus	=	2	x	Subcommander exception to GPL 2.0 or later
sudo	=		0		
sugarcrm-1.1.3	SugarCRM-1.1.3		3		SugarCRM Public License 1.1.3
sun-bcl-11-06	=		6		Sun BCL 11 plus 6
sun-bcl-11-07	=		6		Sun BCL 11 plus 7
sun-bcl-11-08	=		6		Sun BCL 11 plus 8
sun-bcl-j2re-1.2.x	=		6		Sun BCL J2RE 1.2.X
sun-bcl-j2re-1.4.2	=		6		Sun BCL J2RE 1.4.2
sun-bcl-j2re-1.4.x	=		6		Sun BCL J2RE 1.4.X
sun-bcl-j2re-5.0	=		6		Sun BCL J2RE 5.0
sun-bcl-java-servlet-imp-2.1.1	=		6		Sun BCL Java Servlet Implementation 2.1.1
sun-bcl-javahelp	=		6		Sun BCL JavaHelp
sun-bcl-jimi-sdk	=		6		Sun BCL JIMI SDK
sun-bcl-jre6	=		6		Sun BCL JRE 6
sun-bcl-jsmq	=		6		Sun BCL JSMQ
sun-bcl-opendmk	=		6		Sun BCL OpenDMK
sun-bcl-openjdk	=		6		Sun BCL OpenJDK
sun-bcl-sdk-1.3	=		6		Sun BCL SDK 1.3
sun-bcl-sdk-1.4.2	=		6		Sun BCL SDK 1.4.2
sun-bcl-sdk-5.0	=		6		Sun BCL SDK 5.0
sun-bcl-sdk-6.0	=		6		Sun BCL SDK 6.0
sun-bcl-web-start	=		6		Sun BCL Web Start
sun-bsd-extra	=		5		Sun BSD-Style with Additional Restrictions
sun-bsd-no-nuclear	BSD-3-Clause-No-Nuclear-License		5		Sun BSD-Style with Nuclear Restrictions
sun-cc-pp-1.0	=		6		Sun CC-PP Processing License 1.0
sun-communications-api	=		6		Sun Communications API
sun-ejb-spec-2.1	=		6		Sun EJB Specification 2.1
sun-ejb-spec-3.0	=		6		Sun EJB Specification 3.0
sun-entitlement-03-15	=		6		Sun Entitlement 3 plus 15
sun-entitlement-jaf	=		6		Sun Entitlement JAF
sun-glassfish	=		6		Sun GlassFish License
sun-iiop	=		6		Sun IIOP License
sun-java-transaction-api	=		6		Sun Java Transaction API License
sun-java-web-services-dev-pack-1.6	LicenseRef-scancode-sun-java-web-services-dev-1.6	=	6		Sun Java Web Services Developer Pack 1.6
sun-javamail	=		6		Sun JavaMail
sun-jdl-jai-1.1.x	=		6		
sun-jsr-spec-04-2006	=		6		Sun JSR Specification 04-2006
sun-jta-spec-1.0.1	=		6		Sun JTA Specification License 1.0.1
sun-jta-spec-1.0.1b	=		6		Sun JTA Specification License 1.0.1B
sun-no-high-risk-activities	=		5		Sun No High Risk Activities License
sun-ppp	Sun-PPP		0		Sun PPP License
sun-ppp-2000	Sun-PPP-2000		0		
sun-project-x	=		6		Sun Project X
sun-prop-non-commercial	=		6		Sun Proprietary Non-Commercial License
sun-proprietary-jdk	=		7	d	Sun proprietary notice for Java sources
sun-rpc	=		0		Sun RPC License
sun-sdk-spec-1.1	=		6		Sun SDK Specification 1.1
sun-sissl-1.0	=		5		Sun Industry Standards Source License 1.0
sun-sissl-1.1	SISSL		6		Sun Industry Standards Source License 1.1
sun-sissl-1.2	SISSL-1.2		6		Sun Industry Standards Source License 1.2
sun-source	=		0		Sun source code License
sun-ssscfr-1.1	=		2		Sun Solaris Source Code License 1.1
sunpro	SunPro	=	0		SunPro Attribution License
sunsoft	=		0		Sunsoft License
supervisor	=		0		Supervisor License
sustainable-use-1.0	SUL-1.0	=	5		Sustainable Use 1.0
svndiff	=		0		svndiff License
swi-exception	SWI-exception		2	x	SWI exception to GPL 2.0 or later
swig	=		0		SWIG Library License
swl	SWL		0		Scheme Widget Library (SWL) Software License
swrule	swrule		0		swrule License
sybase	Watcom-1.0		6		Open Watcom 1.0
symlinks	Symlinks		1		Symlinks License
symphonysoft	=		0		Symphonysoft
synopsys-attribution	=		5		Synopsys Attribution License
synopsys-mit	=		0		Synopsys MIT License
syntext-serna-exception-1.0	=		2	x	Syntext Serna exception to GPL 2.0 or GPL 3.0
synthesis-toolkit	=		0		Synthesis Toolkit License
t-engine-public	=		6		T-Engine Public License
t-license-1.0	=		6		T-License 1.0
t-license-2.0	=		6		T-License 2.0
t-license-2.1	=		6		T-License 2.1
t-license-2.2	=		6		T-License 2.2
t-license-amp-t-kernel	=		6		T-License for AMP T-Kernel
t-license-amp-tkse	=		6		T-License for AMP TKSE
t-license-smp-t-kernel	=		6		T-License for SMP T-Kernel
t-license-smp-tkse	=		6		T-License for SMP TKSE
t-license-tkse	=		6		T-License for TKSE
takao-abe	=		0		Takao Abe License
takuya-ooura	=		0		Takuya OOURA License
taligent-jdk	=		6		Taligent JDK Proprietary Notice
tanuki-community-sla-1.0	=		3		Tanuki Community SLA 1.0
tanuki-community-sla-1.1	=		3		Tanuki Community SLA 1.1
tanuki-community-sla-1.2	=		3		Tanuki Community SLA 1.2
tanuki-community-sla-1.3	=		3		Tanuki Community SLA 1.3
tanuki-development	=		7		Tanuki Development License 1.3
tanuki-maintenance	=		7		Tanuki Maintenance Addendum 1.3
tapr-ohl-1.0	TAPR-OHL-1.0		2		TAPR Open Hardware License v1.0
tatu-ylonen	SSH-short		0		Tatu Ylonen License
tcg-spec-license-v1	=		0		TCG Spec License v1
tcl	TCL		0		TCL/TK License
tcp-wrappers	TCP-wrappers		0		TCP Wrappers License
teamdev-services	=		7		TeamDev Services License
tekhvc	=		0		TekHVC License
teleport-ce-2024	=		6		
telerik-eula	=		7		Telerik EULA
tenable-nessus	=		6		Tenable Nessus License
tencent-hunyuan-3d-2.0-cla	=		4		
term-readkey	TermReadKey	=	0		Term Readkey License
tested-software	=		0		Tested Software License
tex-exception	Texinfo-exception	=	2	x	TeX exception to GPL 3.0
tex-live	=		0		TeX Live License
tfl	=		1		TFL
tgc-spec-license-v2	LicenseRef-scancode-tcg-spec-license-v2		0		TCG Spec License v2
tgppl-1.0	TGPPL-1.0	=	3		TGGPL 1.0
the-stack-tos-2023-07	=		2		The Stack TOS 2023-07
things-i-made-public-license	=		0		Things I Made (TIM) Public License
thirdeye	ThirdEye		0		
thomas-bandt	=		5		Thomas Bandt License
thor-pl	TPL-1.0	=	2		Thor Public License
threeparttable	threeparttable		0		
ti-broadband-apps	=		6		TI Broadband Applications License
ti-linux-firmware	=		6		TI Linux Firmware License
ti-restricted	=		7		TI Restricted Use License
tidy	HTMLTIDY		0		Tidy License
tiger-crypto	=		0		Tiger Cryptography License
tigra-calendar-3.2	=		0		Tigra Calendar 3.2 License
tigra-calendar-4.0	=		0		Tigra Calendar 4.0 License
tim-janik-2003	=		0		Tim Janik License 2003
timestamp-picker	=		0		Timestamp Picker License
tizen-sdk	=		6		Tizen SDK License
tmate	TMate		3		TMate Open Source License
tongyi-qianwen-2023	=		6		
toppers-educational	=		0		TOPPERS Educational
toppers-license	=		0		TOPPERS License
torque-1.1	TORQUE-1.1		2		TORQUE 1.1
tosl	TOSL		3		TOSL 1.0a
tpdl	TPDL		0		Time::ParseDate License
tpl-1.0	=		2		TPL 1.0
tpl-2.0	=		2		TPL 2.0
trademark-notice	LicenseRef-scancode-generic-trademark		10	d	Trademark Notice
trainy-1.0	=		6		
trca-odl-1.0	=		5		TRCA Open Data Licence 1.0
treeview-developer	=		6		TreeView Developer License
treeview-distributor	=		6		TreeView Distributor License
treeware-option-1	=		0		
treeware-option-2	=		7		
trendmicro-cl-1.0	=		6		
triptracker	=		6		TripTracker License
trolltech-gpl-exception-1.0	=		3	x	Trolltech GPL Exception 1.0
trolltech-gpl-exception-1.1	=		3	x	Trolltech GPL Exception 1.1
trolltech-gpl-exception-1.2	=		3	x	Trolltech GPL Exception 1.2
truecrypt-3.1	=		2		TrueCrypt License 3.1
trustedqsl	TrustedQSL		0		
trustonic-proprietary-2013	=		6		Trustonic Proprietary License 2013
tsl-2018	=		4		TSL Agreement
tsl-2020	=		4		TSL Agreement 2020
tso-license	=		0		Theodore Ts'o license
ttcl	=		0		Talis Community License
ttf2pt1	=		0	d	TTF2PT1 Project License
ttwl	TTWL		0		Text-Tabs+Wrap License
ttyp0	TTYP0	=	0		TTYP0 License
tu-berlin	TU-Berlin-1.0		0		TU Berlin License 1.0
tu-berlin-2.0	TU-Berlin-2.0		0		TU Berlin License 2.0
tumbolia	=		0		Tumbolia Public License
twisted-snmp	=		0		TwistedSNMP License
txl-10.5	=		5		TXL 10.5 License
u-boot-exception-2.0	u-boot-exception-2.0		2	x	U-Boot exception to GPL 2.0
ubc	=		0		University of British Columbia License
ubdl	UBDL-exception	=	2	x	Unmodified Binary Distribution Licence
ubuntu-font-1.0	Ubuntu-font-1.0	=,LicenseRef-UFL-1.0	2		Ubuntu Font Licence v1.0
ucar	UCAR		0		UCAR License
ucl-1.0	UCL-1.0		2		UCL-1.0
ugui	=		0		UGUI License
ulem	ulem		0		ulem License
umich-merit	UMich-Merit		0		Michigan/Merit Networks License
un-cefact-2016	=		0		
unbuntu-font-1.0	=		5	d	Obsolete Font License 1.0
unicode	=		0		Unicode Inc License Agreement
unicode-data-software	=		0	d	Unicode - Data Files and Software
unicode-dfs-2015	Unicode-DFS-2015		0		Unicode DFS 2015
unicode-dfs-2016	Unicode-DFS-2016		0		Unicode DFS 2016
unicode-icu-58	=		0		ICU License 58 and later
unicode-mappings	=		0		Unicode Mappings License
unicode-tou	Unicode-TOU		6		Unicode Terms of Use
unicode-ucd	=		0		
unicode-v3	Unicode-3.0	=	0		Unicode License v3
universal-foss-exception-1.0	Universal-FOSS-exception-1.0		2	x	Universal FOSS Exception v1.0
unixcrypt	UnixCrypt		0		UnixCrypt License
unknown	=		10		unknown
unknown-license-reference	=		10		Unknown License reference
unknown-spdx	=		10		unknown SPDX
unlicense	Unlicense		1		Unlicense
unlicense-libtelnet	Unlicense-libtelnet		1		
unlicense-libwhirlpool	Unlicense-libwhirlpool		1		
unlimited-binary-linking	=		0	xd	Unlimited Binary Linking Exception
unlimited-binary-use-exception	=		0	x	Unlimited Binary Use Exception
unlimited-linking-exception-gpl	LicenseRef-scancode-unlimited-link-exception-gpl	=	3	x	Unlimited linking exception to GPL
unlimited-linking-exception-lgpl	LicenseRef-scancode-unlimited-link-exception-lgpl	=	2	x	Unlimited linking exception to LGPL
unpbook	=		0		UNIX Network Programming Book License
unpublished-source	=		7		Unpublished Source License
unrar	=		4		UnRar License
unrar-v3	=		4		UnRar License v3
unsplash	=		5		Unsplash License
unstated	=		10		
uofu-rfpl	=		6		UURF Public License
uoi-ncsa	NCSA		0		NCSA Open Source License
upl-1.0	UPL-1.0		0		UPL 1.0
upx-exception-2.0-plus	=		2	x	UPX exception to GPL 2.0 or later
urt-rle	URT-RLE		2		Utah Raster Toolkit Run Length Encoded License
us-govt-geotranform	=		2		US Government GeoTransform
us-govt-public-domain	=		1		US Government Public Domain
us-govt-unlimited-rights	=		0		US Government Unlimited Rights
usrobotics-permissive	=		0		USRobotics Permissive License
utah-csl	=		0		
utopia	=		0		Utopia Typeface License
vaadin-cvdl-4.0	=		7		Commercial Vaadin Developer License 4.0
vanderbilt-sla-1.0	=		6		
vbaccelerator	=		5		vbAccelerator Distribution Notice
vcalendar	=		0		VCalendar License
vcvrack-exception-to-gpl-3.0	=		2	x	VCV Rack NC Exception to GPL 3.0
verbatim-manual	Linux-man-pages-copyleft	Verbatim-man-pages,=	3		Verbatim Copies
verisign	=		6		VeriSign License
vhfpl-1.1	=		3		vhfPL 1.1
vic-metcalfe-pd	=		1		Vic Metcalfe Public Domain
vicomsoft-software	=		7		Vicomsoft Software License
viewflow-agpl-3.0-exception	=		2	x	Viewflow Library Exception to AGPL 3.0
vim	Vim		3		VIM License
vince	=		0		MIT (SEI)
visual-idiot	=		0		Visual Idiot
visual-numerics	=		0		Visual Numerics License
vita-nuova-liberal	=		3		Vita Nuova Liberal Source License
vitesse-prop	=		6		Vitesse Proprietary Notice
vixie-cron	=		0		Vixie Cron License
vnc-viewer-ios	=		7		VNCViewer iOS EULA
volatility-vsl-v1.0	=		2		Volatility Software License Version 1.0
volla-1.0	=		6		
vostrom	VOSTROM		3		VOSTROM Public License
vpl-1.1	=		2		VPL 1.1
vpl-1.2	=		2		VPL 1.2
vs10x-code-map	=		6		VS10x Code Map
vsftpd-openssl-exception	vsftpd-openssl-exception		2	x	vsftpd OpenSSL exception
vsl-1.0	VSL-1.0		0		Vovida Software License 1.0
vuforia-2013-07-29	=		6		Vuforia 2013-07-29
vvvvvv-scl-1.0	=		6		VVVVVV Source Code License v1.0
w3c	W3C		0		W3C Software Notice and License
w3c-03-bsd-license	=		0		W3C 3-Clause BSD License
w3c-community-cla	=		8		W3C Community CLA
w3c-community-final-spec	=		0		
w3c-docs-19990405	=		5		W3C-DOCS-19990405
w3c-docs-20021231	=		5		W3C-DOCS-20021231
w3c-documentation	=		5		W3C Documentation License
w3c-software-19980720	W3C-19980720		0		W3C-SOFTWARE-19980720
w3c-software-20021231	=		0	d	W3C-SOFTWARE-20021231
w3c-software-2023	=		0		W3C Software License 2023
w3c-software-doc-20150513	W3C-20150513		0		W3C-SOFTWARE-DOC-20150513
w3c-test-suite	=		5		W3C Test Suite
w3m	w3m		0		w3m License
wadalab	=		0		
warranty-disclaimer	=		10		Generic Bare Warranty Disclaimer
waterfall-feed-parser	=		5		Waterfall Feed Parser License
westhawk	=		0		Westhawk License
whistle	=		0		Whistle Communications License
whitecat	=		0		Whitecat License
whosonfirst-license	=		6		
wide-license	=		0		WIDE License
widget-workshop	Widget-Workshop		0		Widget Workshop License
wifi-alliance	=		7		Wi-Fi Alliance
william-alexander	=		0		William Alexander License
wince-50-shared-source	=		6		MS Windows CE 5.0 Shared Source License
windriver-commercial	=		7		Wind River License
wingo	=		0		wingo License
winidea-sdk-2025	=		6		
wink	=		6		Wink License
winzip-eula	=		7		WinZip EULA
winzip-self-extractor	=		7		WinZip Self-Extractor License
wol	=		0		Wide Open License
woodruff-2002	=		5		Woodruff Restricted MIT 2002
wordnet	=		0		Wordnet License
wrox	=		0		Wrox Press License
wrox-download	=		4		Wrox Download Terms and Conditions
ws-addressing-spec	=		0		WS-Addressing Specification License
ws-policy-specification	=		0		WS-Policy Specification
ws-trust-specification	=		0		WS-Trust Specification
wsuipa	Wsuipa		0		Wsuipa License
wtfnmfpl-1.0	=		0		WTFNMFPL-1.0
wtfpl-1.0	=		1		WTFPL 1.0
wtfpl-2.0	WTFPL		1		WTFPL 2.0
wthpl-1.0	=		1		WTHPL 1.0
wwl	wwl		0		
wxwidgets	=		0		wxWidgets Licence
wxwindows	wxWindows		2	d	wxWindows Library Licence 3.1
wxwindows-exception-3.1	WxWindows-exception-3.1		2	x	WxWindows Library Exception to GNU Licenses
wxwindows-free-doc-3	=		2		
wxwindows-r-3.0	=		2		wxWindows Restricted Licence 3.0
wxwindows-u-3.0	=		0		wxWindows Unrestricted Licence 3.0
x11	ICU		0		X11 License
x11-acer	=		0		X11-Style (Acer)
x11-adobe	Adobe-Display-PostScript	=	0		X11-Style (Adobe)
x11-adobe-dec	=		0		X11-Style (Adobe-DEC)
x11-bitstream	Bitstream-Charter	=	0		X11-Style (Bitstream Charter)
x11-dec1	=		0		X11-Style (DEC 1)
x11-dec2	HPND-DEC	=	0		X11-Style (DEC 2)
x11-doc	=		0		X11 Documentation License
x11-dsc	=		0		X11-Style (DSC Technologies)
x11-fsf	X11-distribute-modifications-variant	=	0		X11-Style (FSF)
x11-hanson	=		0		X11-Style (David R. Hanson)
x11-ibm	=		3		IBM Derivative Works License
x11-keith-packard	HPND-sell-variant		0		X11-Style (Keith Packard)
x11-lucent	dtoa	=	0		X11-Style (Lucent)
x11-lucent-variant	=		0		X11-Style (Lucent-variant)
x11-oar	OAR	=	0		X11-Style (OAR)
x11-opengl	SGI-OpenGL	=	0		X11-Style (OpenGL)
x11-opengroup	MIT-open-group	=	0		X11-Style (Open Group)
x11-quarterdeck	=		0		X11-Style (Quarterdeck)
x11-r75	=		0	d	X11-R7.5
x11-realmode	=		0		X11-Style (Realmode)
x11-sg	=		0		X11-Style (Silicon Graphics)
x11-stanford	=		0		X11-Style (Stanford University)
x11-swapped	X11-swapped		0		
x11-tektronix	=		0		X11-Style (Tektronix)
x11-tiff	libtiff		0		X11-Style (Tiff)
x11-x11r5	=		0		X11-R5
x11-xconsortium	X11		0		X11-Style (X Consortium)
x11-xconsortium-veillard	=	LicenseRef-scancode-x11-xconsortium_veillard	0		X11-Style (X Consortium Veillard)
x11-xconsortium_veillard	LicenseRef-scancode-x11-xconsortium-veillard		0	d	X11-Style (X Consortium Veillard) - Deprecated
x11r5-authors	=		0	d	X11-R5 Authors
xceed-community-2021	=		6		Xceed Community License 2021
xdebug-1.03	Xdebug-1.03		0		Xdebug License v 1.03
xenomai-gpl-exception	=		2	x	Xenomai GPL Exception
xfree86-1.0	=		0		XFree86 License 1.0
xfree86-1.1	XFree86-1.1		0		XFree86 License 1.1
xilinx-2016	=		5		Xilinx License 2016
xinetd	xinetd		0		xinetd License
xiph-patent	=		9		Xiph Opus Patent License
xkeyboard-config-zinoviev	xkeyboard-config-Zinoviev		0		xkeyboard-config Zinoviev License
xming	=		7		Xming License
xmldb-1.0	=		0		XML:DB Initiative Software License 1.0
xmos-commercial-2017	=		7		
xmos-public-1	=		6		
xnet	Xnet		0		Altera License
xskat	XSkat		0		XSkat License
xxd	=		0		xxd License
xzoom	xzoom		0		
yahoo-browserplus-eula	=		6		Yahoo BrowserPlus EULA
yahoo-messenger-eula	=		6		Yahoo Messenger EULA
yale-cas	=		0		Yale CAS License
yensdesign	=		0		Yensdesign License
yolo-1.0	=		6		YOLO License v1
yolo-2.0	=		6		YOLO License v2
ypl-1.0	YPL-1.0		2		YPL 1.0
ypl-1.1	YPL-1.1		3		YPL 1.1
zapatec-calendar	=		7		Zapatec Calendar License
zed	Zed		0		Zed License
zeebe-community-1.0	=		4		
zeebe-community-1.1	=		4		
zeeff	Zeeff		0		Zeeff License
zend-2.0	Zend-2.0		0		Zend Engine License 2.0
zendesk-appdev-api-2022	=		7		Zendesk AppDev API Agreement 2022
zeromq-exception-lgpl-3.0	=		2	x	ZeroMQ exception to LGPL 3.0
zeusbench	=		0		ZeusBench notice
zhorn-stickies	=		6		Zhorn Stickies License
zimbra-1.3	Zimbra-1.3		2		Zimbra PL 1.3
zimbra-1.4	Zimbra-1.4		2		Zimbra PL 1.4
zipeg	=		6		Zipeg License
ziplist5-geocode-duplication-addendum	LicenseRef-scancode-ziplist5-geocode-dup-addendum	=	7		ZIPList5 Geocode Duplication Addendum
ziplist5-geocode-end-user-enterprise	LicenseRef-scancode-ziplist5-geocode-enterprise	=	7		ZIPList5 Geocode End-User Enterprise License
ziplist5-geocode-end-user-workstation	LicenseRef-scancode-ziplist5-geocode-workstation	=	7		ZIPList5 Geocode End-User Workstation License
zlib	Zlib		0		ZLIB License
zlib-acknowledgement	zlib-acknowledgement	Nunit	0		ZLIB License with Acknowledgment
zpl-1.0	=		0		ZPL 1.0
zpl-1.1	ZPL-1.1		0		ZPL 1.1
zpl-2.0	ZPL-2.0		0		ZPL 2.0
zpl-2.1	ZPL-2.1		0		ZPL 2.1
zrythm-exception-agpl-3.0	=		3	x	Zrythm Exception to AGPL 3.0
zsh	=		0		zsh License
zugferd-datenformat-2.2.0	=		6		
zuora-software	=		0		Zuora Software License
zveno-research	=		0		Zveno Research License
"""#
}
